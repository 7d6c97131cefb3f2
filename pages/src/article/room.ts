/** The page as it stands: which statement is chosen, which are lit, and how it is made anew. */

const NARROW = "(max-width: 62rem)";

/** Where a chosen statement is brought into sight; with `stays`, a narrow page leaves it in the
 * list, where it was chosen, and does not bring it up from below. */
export type Where = { inText?: boolean; inList?: boolean; focus?: boolean; stays?: boolean };

export class Room {
  readonly element: HTMLElement;
  private chosenKey: string | null = null;

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get article(): number {
    return Number(this.element.dataset.article);
  }

  get cards(): HTMLElement[] {
    return [...this.element.querySelectorAll<HTMLElement>(".statement")];
  }

  get chosen(): HTMLElement | null {
    return this.chosenKey === null ? null : this.card(this.chosenKey);
  }

  private get folds(): NodeListOf<HTMLDetailsElement> {
    return this.element.querySelectorAll<HTMLDetailsElement>("details[data-fold]");
  }

  card(key: string): HTMLElement | null {
    return document.getElementById(`s-${key}`);
  }

  /** The statement, and nothing else, is lit in text and list; what it is joined to by a denial
   * is marked as that. Without a key, the chosen one is. */
  light(key: string | null): void {
    const lit = key ?? this.chosenKey;
    for (const piece of this.element.querySelectorAll(".lit, .linked"))
      piece.classList.remove("lit", "linked");
    if (lit === null) return;
    this.mark(lit, "lit");
    const linked = (this.card(lit)?.dataset.linked ?? "").split(" ");
    for (const other of linked) if (other !== "") this.mark(other, "linked");
  }

  private mark(key: string, name: "lit" | "linked"): void {
    const pieces = this.element.querySelectorAll(`[data-s="${CSS.escape(key)}"]`);
    for (const piece of pieces) piece.classList.add(name);
  }

  /** The statement is chosen, and the address names it. False where the page does not show it. */
  choose(key: string, where: Where): boolean {
    const card = this.card(key);
    if (!card) return false;
    this.leave();
    this.chosenKey = key;
    card.classList.add("chosen");
    card.classList.toggle("in-list", where.stays === true);
    card.setAttribute("aria-current", "true");
    this.light(key);
    this.address({ statement: key });
    if (where.inText) this.showInText(key);
    if (where.inList) this.showInList(card);
    if (where.focus) card.focus({ preventScroll: true });
    return true;
  }

  /** No statement is chosen. */
  leave(): void {
    for (const card of this.element.querySelectorAll(".statement.chosen")) {
      card.classList.remove("chosen", "in-list");
      card.removeAttribute("aria-current");
    }
    this.chosenKey = null;
    this.light(null);
    this.address({ statement: null });
  }

  /** The next (or an earlier) statement of the list is chosen. */
  step(by: number): void {
    const cards = this.cards;
    const now = cards.findIndex((card) => card === this.chosen);
    const next = cards[now < 0 ? (by > 0 ? 0 : cards.length - 1) : now + by];
    if (next?.dataset.s) this.choose(next.dataset.s, { inText: true, inList: true, focus: true });
  }

  /** Text and list are made anew from the ledger; what was chosen and where one was stays. */
  async refresh(): Promise<void> {
    const response = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!response.ok) {
      location.reload();
      return;
    }
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const scrolled = this.element.querySelector(".statements")?.scrollTop ?? 0;
    const open = new Set(
      [...this.folds].filter((fold) => fold.open).map((fold) => fold.dataset.fold),
    );
    for (const part of [".page-of-article", ".statements"]) {
      const fresh = page.querySelector(part);
      if (fresh) this.element.querySelector(part)?.replaceWith(document.adoptNode(fresh));
    }
    for (const fold of this.folds) fold.open = open.has(fold.dataset.fold);
    const list = this.element.querySelector(".statements");
    if (list) list.scrollTop = scrolled;
    if (this.chosenKey && !this.choose(this.chosenKey, { inList: true, stays: true })) this.leave();
  }

  /** The address says what is shown, without a new page. */
  address(values: Record<string, string | null>): void {
    const url = new URL(location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value) url.searchParams.set(name, value);
      else url.searchParams.delete(name);
    }
    url.hash = "";
    if (url.href !== location.href) history.replaceState(null, "", url);
  }

  private showInText(key: string): void {
    const text = this.element.querySelector(".text");
    const first = text?.querySelector<HTMLElement>(
      `.content[data-s="${CSS.escape(key)}"], [data-s="${CSS.escape(key)}"]`,
    );
    if (!first) return;
    const { top, bottom } = first.getBoundingClientRect();
    // On a narrow page the card covers all but the top.
    const isNarrow = matchMedia(NARROW).matches;
    const lowest = isNarrow ? innerHeight * 0.35 : innerHeight - 40;
    if (top < 80 || bottom > lowest) first.scrollIntoView({ block: isNarrow ? "start" : "center" });
  }

  /** What stands among the statements comes into sight, its beginning first. */
  bring(element: HTMLElement): void {
    if (matchMedia(NARROW).matches) element.scrollIntoView({ block: "start" });
    else this.showInList(element);
  }

  private showInList(card: HTMLElement): void {
    if (matchMedia(NARROW).matches) return; // there it comes up from below
    const list = this.element.querySelector(".statements");
    const bar = this.element.querySelector(".bar");
    if (!list || !bar) return;
    const highest = bar.getBoundingClientRect().bottom;
    const { top, bottom } = card.getBoundingClientRect();
    if (top >= highest && bottom <= innerHeight - 8) return;
    list.scrollTop += top - highest - 12;
  }
}
