import { complain, correct, keptAuthor, signatureOf } from "../shared/ledger";
import { ArticleText, readSpans, writeSpans, type Span } from "./text";

/** What a statement has in the fields that people put right, as a correction writes them. */
export type Fields = Record<Field, string>;
type PlaceField = "source" | "cue" | "content" | "evidence";
type PlainField = "by" | "act" | "manner" | "polarity" | "framing" | "said_at";
type Field = PlaceField | PlainField | "denies";

// Places first: quotation marks, and so the manner, follow from the content.
const PLACES: PlaceField[] = ["source", "cue", "content", "evidence"];
const PLAIN: PlainField[] = ["by", "act", "manner", "polarity", "framing", "said_at"];
const KEY = /^[0-9a-f]{12}(-\d+)?$/;
const FIELDS: Field[] = [...PLACES, ...PLAIN, "denies"];

/** A form over the fields of a statement, there or new; `before` is what the statement has. */
export class StatementForm {
  readonly element: HTMLFormElement;
  private readonly places: Record<PlaceField, Span[]>;

  constructor(
    template: HTMLTemplateElement,
    private readonly text: ArticleText,
    private readonly before: Fields,
  ) {
    const copy = template.content.cloneNode(true) as DocumentFragment;
    this.element = copy.querySelector("form") as HTMLFormElement;
    this.places = { source: [], cue: [], content: [], evidence: [] };
    for (const field of PLACES) {
      this.places[field] = readSpans(before[field]);
      this.listen(field);
    }
    const selected = text.selected();
    if (selected && before.content === "") this.places.content = [selected];
    PLACES.forEach((field) => this.show(field));
    for (const field of PLAIN) this.input(field).value = before[field];
    this.input("denies").value = before.denies.split("; ").map(numberOf).join("; ");
    this.input("author").value = keptAuthor();
    this.input("by").addEventListener("input", () => this.askKind());
  }

  /** The words taken are shown in the article as well. */
  highlight(): void {
    if (!("highlights" in CSS)) return;
    const spans = PLACES.filter((field) => field === "content" || this.isChanged(field)).flatMap(
      (field) => this.places[field],
    );
    CSS.highlights.set("taken", new Highlight(...this.text.ranges(spans)));
  }

  /** No word is highlighted any more. */
  static clear(): void {
    if ("highlights" in CSS) CSS.highlights.delete("taken");
  }

  /** All corrections that were asked for are made, or none; their numbers come back. */
  async change(article: number, statement: string): Promise<number[]> {
    const wanted = this.changed().map(([field, value]) => [field, value || "none"]);
    if (wanted.length === 0) throw new Error("Nothing was changed yet.");
    const values = Object.fromEntries(wanted);
    return correct({ kind: "change", article, statement, values }, signatureOf(this.element));
  }

  /** The statement is added; the number of the correction comes back. */
  async add(article: number): Promise<number[]> {
    const values = Object.fromEntries(this.changed().filter(([, value]) => value !== ""));
    if (!values.content || !values.cue) {
      throw new Error("Select in the article what was said, and the words that introduce it.");
    }
    return correct({ kind: "add", article, values }, signatureOf(this.element));
  }

  /** The statement is dropped; the number of the correction comes back. */
  async drop(article: number, statement: string): Promise<number[]> {
    return correct({ kind: "drop", article, statement }, signatureOf(this.element));
  }

  private changed(): [Field, string][] {
    const now: Fields = {
      source: writeSpans(this.places.source),
      cue: writeSpans(this.places.cue),
      content: writeSpans(this.places.content),
      evidence: writeSpans(this.places.evidence),
      by: this.speakers(),
      act: this.input("act").value,
      manner: this.input("manner").value,
      polarity: this.input("polarity").value,
      framing: this.input("framing").value,
      said_at: this.input("said_at").value.trim(),
      denies: this.denied(),
    };
    return FIELDS.filter((field) => now[field] !== this.before[field]).map((field) => [
      field,
      now[field],
    ]);
  }

  /** The names; one that the article does not have yet, with its kind. */
  private speakers(): string {
    const kind = this.input("kind").value;
    return this.names()
      .map((name) => (isKnown(name) ? name : `${name} (${kind})`))
      .join("; ");
  }

  private names(): string[] {
    return this.input("by")
      .value.split(";")
      .map((name) => name.trim())
      .filter((name) => name !== "");
  }

  private askKind(): void {
    const place = this.element.querySelector<HTMLElement>("[data-kind]");
    if (place) place.hidden = this.names().every(isKnown);
  }

  private denied(): string {
    const given = this.input("denies")
      .value.split(/[;,]/)
      .map((one) => one.trim());
    return given
      .filter((one) => one !== "")
      .map(keyOf)
      .join("; ");
  }

  private listen(field: PlaceField): void {
    const place = this.place(field);
    // A button that took the focus would lose the selection.
    place.addEventListener("mousedown", (event) => {
      if (event.target instanceof HTMLButtonElement) event.preventDefault();
    });
    place.querySelector("[data-take]")?.addEventListener("click", () => this.take(field, []));
    place
      .querySelector("[data-join]")
      ?.addEventListener("click", () => this.take(field, this.places[field]));
    place.querySelector("[data-none]")?.addEventListener("click", () => {
      this.places[field] = [];
      this.show(field);
    });
  }

  private take(field: PlaceField, beside: Span[]): void {
    const span = this.text.selected();
    if (!span) {
      complain(this.element, "Select words in the article first, then take them.");
      return;
    }
    const apart = beside.filter(([start, end]) => end <= span[0] || span[1] <= start);
    this.places[field] = [...apart, span].sort((one, other) => one[0] - other[0]);
    this.show(field);
  }

  private show(field: PlaceField): void {
    const place = this.place(field);
    const output = place.querySelector("output");
    if (output) output.textContent = this.text.words(this.places[field]);
    place.classList.toggle("changed", this.isChanged(field));
    if (this.element.isConnected) this.highlight();
  }

  private isChanged(field: PlaceField): boolean {
    return writeSpans(this.places[field]) !== this.before[field];
  }

  private place(field: PlaceField): HTMLElement {
    return this.element.querySelector(`[data-place=${field}]`) as HTMLElement;
  }

  private input(name: string): HTMLInputElement | HTMLSelectElement {
    return this.element.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  }
}

function isKnown(name: string): boolean {
  const known = document.querySelectorAll<HTMLOptionElement>("#parties option");
  return [...known].some((option) => option.value.toLowerCase() === name.toLowerCase());
}

/** The number that a statement is shown with; its key where it is not shown. */
function numberOf(key: string): string {
  return key && (document.getElementById(`s-${key}`)?.querySelector(".number")?.textContent ?? key);
}

function keyOf(number: string): string {
  const shown = [...document.querySelectorAll<HTMLElement>(".statement")];
  const found = shown.find(
    (card) => card.querySelector(".number")?.textContent === number,
  );
  if (found?.dataset.s) return found.dataset.s;
  if (KEY.test(number)) return number; // of a statement that a filter hides
  throw new Error(`There is no statement ${number} among those shown here.`);
}
