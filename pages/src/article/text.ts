import { codePoints, utf16Offset } from "../shared/codepoints";

/** Half-open, in code points of the article's text. */
export type Span = [number, number];

type Block = { element: Element; start: number; characters: string[] };

/** The article's text on the page, and which places of the article its words have. */
export class ArticleText {
  readonly root: Element;
  private readonly blocks: Block[];

  constructor(root: Element) {
    this.root = root;
    this.blocks = [...root.querySelectorAll<HTMLElement>("[data-start]")].map((element) => ({
      element,
      start: Number(element.dataset.start),
      characters: [...(element.textContent ?? "")],
    }));
  }

  /** The span that is selected, without white space at its edges; null where nothing is. */
  selected(): Span | null {
    const selection = getSelection();
    if (!selection || selection.isCollapsed || selection.rangeCount === 0) return null;
    const range = selection.getRangeAt(0);
    if (!range.intersectsNode(this.root)) return null;
    const start = this.place(range.startContainer, range.startOffset, "after");
    const end = this.place(range.endContainer, range.endOffset, "before");
    return start === null || end === null ? null : this.trimmed(start, end);
  }

  /** The words of the spans, a gap between them as an ellipsis. */
  words(spans: Span[]): string {
    return spans.map((span) => this.wordsOf(span)).join(" … ");
  }

  /** What the browser can highlight: a range for each block that the spans touch. */
  ranges(spans: Span[]): Range[] {
    return spans.flatMap(([start, end]) =>
      this.blocks
        .filter((block) => block.start < end && start < block.start + block.characters.length)
        .map((block) => rangeIn(block.element, start - block.start, end - block.start)),
    );
  }

  /** The place of a point; where it lies between blocks, of the nearest words on that side. */
  private place(node: Node, offset: number, side: "before" | "after"): number | null {
    const element = node instanceof Element ? node : node.parentElement;
    const home = element?.closest("[data-start]");
    const number = this.blocks.findIndex((one) => one.element === home);
    const block = this.blocks[number];
    if (!block) return this.nearest(node, offset, side);
    const point = codePoints(wordsUpTo(block.element, node, offset));
    if (point > 0 || side === "after") return block.start + point;
    return endOf(this.blocks[number - 1]);
  }

  private nearest(node: Node, offset: number, side: "before" | "after"): number | null {
    const point = document.createRange();
    point.setStart(node, offset);
    const isBefore = (block: Block) => point.comparePoint(block.element, 0) < 0;
    if (side === "before") return endOf(this.blocks.findLast(isBefore));
    return this.blocks.find((block) => !isBefore(block))?.start ?? null;
  }

  private trimmed(start: number, end: number): Span | null {
    while (start < end && !this.isWord(start)) start += 1;
    while (start < end && !this.isWord(end - 1)) end -= 1;
    return start < end ? [start, end] : null;
  }

  private isWord(place: number): boolean {
    const block = this.blocks.findLast((one) => one.start <= place);
    return /\S/.test(block?.characters[place - block.start] ?? " ");
  }

  private wordsOf([start, end]: Span): string {
    return this.blocks
      .map((block) =>
        block.characters
          .slice(Math.max(0, start - block.start), Math.max(0, end - block.start))
          .join(""),
      )
      .filter((part) => part !== "")
      .join(" ")
      .replace(/\s+/g, " ");
  }
}

function endOf(block: Block | undefined): number | null {
  return block ? block.start + block.characters.length : null;
}

/** Spans as corrections write them: `88-140,150-160`. */
export function writeSpans(spans: Span[]): string {
  return spans.map(([start, end]) => `${start}-${end}`).join(",");
}

/** The spans of a text like `88-140,150-160`; none of an empty one. */
export function readSpans(written: string): Span[] {
  return [...written.matchAll(/(\d+)-(\d+)/g)].map(([, start, end]) => [
    Number(start),
    Number(end),
  ]);
}

function textNodes(holder: Node): Text[] {
  const walker = document.createTreeWalker(holder, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (walker.nextNode()) found.push(walker.currentNode as Text);
  return found;
}

function wordsUpTo(element: Element, node: Node, offset: number): string {
  const range = document.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  return range.toString();
}

function rangeIn(element: Element, start: number, end: number): Range {
  const range = document.createRange();
  range.selectNodeContents(element);
  let passed = 0;
  for (const node of textNodes(element)) {
    const length = codePoints(node.data);
    if (start >= passed && start < passed + length)
      range.setStart(node, utf16Offset(node.data, start - passed));
    if (end > passed && end <= passed + length)
      range.setEnd(node, utf16Offset(node.data, end - passed));
    passed += length;
  }
  return range;
}
