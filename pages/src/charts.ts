// Draws each table that stands in a figure of the class `chart`. The table stays, for those who read
// numbers or hear the page; the drawing is of the same cells.
import { drawing } from "./charts/drawing";
import { readTable } from "./charts/table";

const LEAST_WIDTH = 240;

for (const figure of document.querySelectorAll<HTMLElement>("figure.chart")) show(figure);

// On paper a table that is folded up would be lost.
addEventListener("beforeprint", () => fold(false));
addEventListener("afterprint", () => fold(true));

function show(figure: HTMLElement): void {
  const place = figure.querySelector<HTMLElement>(".drawing");
  const table = figure.querySelector("table");
  if (!place || !table) return;
  const told = readTable(table);
  if (told.rows.length === 0) return;
  let drawn = 0;
  const draw = (): void => {
    const width = Math.max(LEAST_WIDTH, Math.floor(place.clientWidth));
    if (width === drawn) return;
    drawn = width;
    place.replaceChildren(drawing(told, figure.dataset, width));
  };
  place.hidden = false;
  draw();
  new ResizeObserver(draw).observe(place);
  figure.querySelector("details")?.removeAttribute("open");
}

function fold(folded: boolean): void {
  for (const details of document.querySelectorAll<HTMLDetailsElement>("figure.chart details")) {
    details.open = !folded;
  }
}
