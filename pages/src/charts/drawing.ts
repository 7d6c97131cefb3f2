import { axisX, axisY, barX, barY, plot, ruleX, ruleY, text } from "@observablehq/plot";
import type { Told } from "./table";

type Row = { at: number; label: string; value: number; words: string; series: number };

const ROW = 26; // the height of a bar and the space below it
const LETTER = 6.6; // how wide a letter of a label is, about
const MOST_OF_LABEL = 0.38; // of the width
const TIMELINE = 190;
const BROADEST_BAR = 96;

/** The table drawn in this width, after what the figure says of it. */
export function drawing(told: Told, figure: DOMStringMap, width: number): SVGElement | HTMLElement {
  const series = (figure.series ?? "").split(" ").filter(Boolean);
  const rows = cells(told, series);
  const drawn =
    figure.form === "timeline"
      ? timeline(told, rows, width)
      : figure.form === "shares"
        ? shares(told, rows, width)
        : bars(told, rows, width);
  // The security policy refuses styles within a page; what this says stands in lists.css.
  for (const style of drawn.querySelectorAll("style")) style.remove();
  return drawn;
}

function cells(told: Told, series: string[]): Row[] {
  return told.rows.flatMap((row, at) =>
    series.map((name, number) => ({
      at,
      label: row.label,
      value: row.values[name] ?? 0,
      words: told.columns.find((column) => column.name === name)?.words ?? name,
      series: number + 1,
    })),
  );
}

const colour = (row: Row): string => `var(--series-${row.series})`;
const count = (value: number): string => value.toLocaleString("en");

/** Room for the labels at the left, and the labels cut to it. */
function labels(told: Told, width: number): { room: number; of: (at: number) => string } {
  const longest = Math.max(...told.rows.map((row) => row.label.length));
  const room = Math.ceil(Math.min(longest * LETTER, width * MOST_OF_LABEL)) + 10;
  const most = Math.floor((room - 10) / LETTER);
  const of = (at: number): string => {
    const label = told.rows[at]?.label ?? "";
    return label.length > most ? `${label.slice(0, most - 1)}…` : label;
  };
  return { room, of };
}

function bars(told: Told, rows: Row[], width: number): SVGElement | HTMLElement {
  const { room, of } = labels(told, width);
  const most = Math.max(1, ...rows.map((row) => row.value));
  return plot({
    width,
    height: told.rows.length * ROW + 8,
    marginLeft: room,
    marginTop: 4,
    marginBottom: 4,
    marginRight: 12 + LETTER * count(most).length,
    x: { axis: null, domain: [0, most] },
    y: { type: "band", domain: told.rows.map((_, at) => at), padding: 0.25 },
    marks: [
      barX(rows, { y: "at", x: "value", fill: colour, title: (row: Row) => `${row.label}: ${count(row.value)}` }),
      text(rows, { y: "at", x: "value", text: (row: Row) => count(row.value), textAnchor: "start", dx: 5 }),
      axisY({ tickSize: 0, label: null, tickFormat: of }),
      ruleX([0]),
    ],
  });
}

function shares(told: Told, rows: Row[], width: number): SVGElement | HTMLElement {
  const { room, of } = labels(told, width);
  const totals = told.rows.map((_, at) => rows.filter((row) => row.at === at).reduce((sum, row) => sum + row.value, 0));
  const share = (row: Row): string => `${Math.round((100 * row.value) / Math.max(1, totals[row.at] ?? 1))} %`;
  return plot({
    width,
    height: told.rows.length * ROW + 30,
    marginLeft: room,
    marginTop: 4,
    marginBottom: 26,
    marginRight: 18,
    x: { label: null, percent: true },
    y: { type: "band", domain: told.rows.map((_, at) => at), padding: 0.25 },
    marks: [
      barX(rows, {
        y: "at",
        x: "value",
        offset: "normalize",
        order: "series",
        fill: colour,
        title: (row: Row) => `${row.label}, ${row.words}: ${count(row.value)} (${share(row)})`,
      }),
      axisX({ tickSize: 0, ticks: 4, label: null, tickFormat: (value: number) => `${value} %` }),
      axisY({ tickSize: 0, label: null, tickFormat: of }),
      ruleX([0]),
    ],
  });
}

function timeline(told: Told, rows: Row[], width: number): SVGElement | HTMLElement {
  const most = Math.max(1, ...rows.map((row) => row.value));
  const room = 16 + LETTER * count(most).length;
  const words = told.rows.map((row) => inWords(row.label));
  const tick = 16 + LETTER * Math.max(...words.map((one) => one.length));
  const drawn = Math.min(width, room + 12 + told.rows.length * BROADEST_BAR);
  const every = Math.max(1, Math.ceil((told.rows.length * tick) / (drawn - room)));
  return plot({
    width: drawn,
    height: TIMELINE,
    marginLeft: room,
    marginTop: 8,
    marginBottom: 26,
    marginRight: 12,
    x: { type: "band", domain: told.rows.map((_, at) => at), padding: told.rows.length > drawn / 6 ? 0 : 0.15 },
    y: { label: null, grid: true, nice: true },
    marks: [
      barY(rows, { x: "at", y: "value", fill: colour, title: (row: Row) => `${words[row.at]}: ${count(row.value)}` }),
      axisX(
        told.rows.map((_, at) => at).filter((at) => at % every === 0),
        { tickSize: 0, label: null, tickFormat: (at: number) => words[at] ?? "" },
      ),
      axisY({ tickSize: 0, ticks: 4, label: null, tickFormat: (value: number) => (Number.isInteger(value) ? count(value) : "") }),
      ruleY([0]),
    ],
  });
}

/** A day or month in words, like "1 May 2024" or "May 2024"; a year as it is. */
function inWords(step: string): string {
  const pieces = step.split("-");
  if (pieces.length === 1) return step;
  const day = new Date(`${step}${pieces.length === 2 ? "-01" : ""}T00:00:00Z`);
  return day.toLocaleDateString("en-GB", {
    timeZone: "UTC",
    year: "numeric",
    month: "short",
    ...(pieces.length === 3 && { day: "numeric" }),
  });
}
