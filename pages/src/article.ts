// The page of one article: pointing, choosing, filtering, and putting right with undo.
import { StatementForm, type Fields } from "./article/form";
import { Room, type Where } from "./article/room";
import { ArticleText } from "./article/text";
import { complain, correct, keptAuthor, signatureOf, undo } from "./shared/ledger";
import { isTyping } from "./shared/keys";

const EMPTY: Fields = {
  by: "",
  act: "",
  manner: "",
  polarity: "",
  source: "",
  cue: "",
  content: "",
  evidence: "",
  framing: "",
  said_at: "",
  denies: "",
};
// What the form of a new statement shows as chosen before anybody chooses.
const NEW: Fields = { ...EMPTY, act: "state", polarity: "affirmed", framing: "neutral" };
const EVERYWHERE = { inText: true, inList: true };

const room = new Room(document.querySelector<HTMLElement>("#room") as HTMLElement);
const lastMade: number[][] = [];
let open: StatementForm | null = null;

function keyAt(target: EventTarget | null): string | null {
  return target instanceof Element
    ? (target.closest<HTMLElement>("[data-s]")?.dataset.s ?? null)
    : null;
}

function choose(key: string, where: Where): void {
  // What the filters leave out is on the page without them.
  if (!room.choose(key, where))
    location.assign(`/articles/${room.article}?statement=${encodeURIComponent(key)}`);
}

function openForm(
  template: string,
  before: Fields,
  put: (form: HTMLFormElement) => void,
): StatementForm {
  closeForm();
  const text = new ArticleText(room.element.querySelector(".text") as Element);
  const form = new StatementForm(
    document.querySelector<HTMLTemplateElement>(template) as HTMLTemplateElement,
    text,
    before,
  );
  put(form.element);
  open = form;
  form.highlight();
  form.element.querySelector("[data-cancel]")?.addEventListener("click", closeForm);
  form.element.querySelector<HTMLInputElement>("input")?.focus({ preventScroll: true });
  return form;
}

function closeForm(): void {
  if (!open) return;
  const card = open.element.closest<HTMLElement>(".statement");
  open.element.remove();
  open = null;
  StatementForm.clear();
  card?.classList.remove("editing");
  card?.focus({ preventScroll: true });
}

function openCorrection(card: HTMLElement): void {
  const key = card.dataset.s ?? "";
  if (!room.choose(key, EVERYWHERE)) return;
  const before = JSON.parse(card.dataset.fields ?? "{}") as Fields;
  const form = openForm("#correction", before, (element) => card.append(element));
  card.classList.add("editing");
  finish(form, "submit", () => form.change(room.article, key));
  finish(form, "drop", () => form.drop(room.article, key));
}

function openAddition(): void {
  room.leave();
  const list = room.element.querySelector(".cards");
  const form = openForm("#addition", NEW, (element) => list?.before(element));
  room.bring(form.element);
  finish(form, "submit", () => form.add(room.article));
}

/** When the form is sent (or its drop pressed), the work is done, told, and can be undone. */
function finish(form: StatementForm, by: "submit" | "drop", work: () => Promise<number[]>): void {
  const source = by === "submit" ? form.element : form.element.querySelector("[data-drop]");
  source?.addEventListener(by === "submit" ? "submit" : "click", (event) => {
    event.preventDefault();
    keep(form.element, work, closeForm);
  });
}

/** The corrections of a form are made, and told with a way back; or the form says why not. */
function keep(form: HTMLFormElement, work: () => Promise<number[]>, then: () => void): void {
  const buttons = [...form.querySelectorAll("button")];
  const wait = (isWaiting: boolean) => buttons.forEach((one) => (one.disabled = isWaiting));
  complain(form, "");
  wait(true);
  work().then(
    async (made) => {
      then();
      lastMade.push(made);
      await room.refresh();
      tell(
        made.length > 1 ? `${made.length} corrections are kept.` : "The correction is kept.",
        true,
      );
    },
    (error: Error) => {
      wait(false);
      complain(form, error.message);
    },
  );
}

function openRenaming(line: HTMLElement): void {
  closeForm();
  line.querySelector("form")?.remove();
  const party = line.dataset.party ?? "";
  const template = document.querySelector<HTMLTemplateElement>("#renaming") as HTMLTemplateElement;
  const form = (template.content.cloneNode(true) as DocumentFragment).querySelector(
    "form",
  ) as HTMLFormElement;
  const name = form.elements.namedItem("name") as HTMLInputElement;
  name.value = party;
  (form.elements.namedItem("author") as HTMLInputElement).value = keptAuthor();
  line.append(form);
  name.select();
  form.querySelector("[data-cancel]")?.addEventListener("click", () => form.remove());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const request = {
      kind: "change-party",
      article: room.article,
      party,
      field: "name",
      value: name.value,
    } as const;
    keep(
      form,
      () => correct(request, signatureOf(form)),
      () => form.remove(),
    );
  });
}

/** What was changed of the article itself is kept. */
async function changeFacts(form: HTMLFormElement): Promise<number[]> {
  const inputs = [...form.querySelectorAll("input")].filter(
    (input) => input.value !== input.defaultValue,
  );
  if (inputs.length === 0) throw new Error("Nothing was changed yet.");
  const values = Object.fromEntries(inputs.map(({ name, value }) => [name, value || "none"]));
  const author = keptAuthor();
  const request = { kind: "change-article", article: room.article, values } as const;
  return correct(request, author ? { author } : {});
}

async function undoAll(numbers: number[]): Promise<void> {
  try {
    for (const number of [...numbers].reverse()) await undo(number);
    tell("Undone.", false);
  } catch (error) {
    tell((error as Error).message, false);
  }
  await room.refresh();
}

function undoLast(): void {
  const made = lastMade.pop();
  if (made) void undoAll(made);
  else tell("Nothing was corrected here since the page was opened.", false);
}

function tell(words: string, canUndo: boolean): void {
  const place = document.querySelector(".said-done") as HTMLElement;
  (place.querySelector("span") as HTMLElement).textContent = words;
  (place.querySelector("button") as HTMLElement).hidden = !canUndo;
  place.classList.remove("idle");
  clearTimeout(hiding);
  hiding = window.setTimeout(() => place.classList.add("idle"), canUndo ? 12_000 : 4_000);
}
let hiding = 0;

function toTheDenial(): void {
  const linked = (room.chosen?.dataset.linked ?? "").split(" ").filter((key) => key !== "");
  if (linked[0]) choose(linked[0], { ...EVERYWHERE, focus: true });
}

function showMarks(shown: boolean): void {
  room.element.classList.toggle("unmarked", !shown);
  const box = room.element.querySelector<HTMLInputElement>("[data-marks]");
  if (box) box.checked = shown;
}

/** True for a click that does not ask for a new tab or window. */
function isPlain(event: MouseEvent): boolean {
  return !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
}

function pressed(target: Element, event: MouseEvent): void {
  const key = keyAt(target);
  const button = target.closest("button");
  if (button?.matches("[data-correct]"))
    openCorrection(button.closest(".statement") as HTMLElement);
  else if (button?.matches("[data-add]")) openAddition();
  else if (button?.matches("[data-rename]"))
    openRenaming(button.closest("[data-party]") as HTMLElement);
  else if (button?.matches("[data-print]")) window.print();
  else if (button?.matches("[data-undo]"))
    void undoAll([Number((button as HTMLElement).dataset.undo)]);
  else if (button?.matches("[data-undo-last]")) undoLast();
  else if (isPlain(event) && target.closest(".number, .jump, .ref") && key) {
    event.preventDefault();
    choose(key, {
      ...EVERYWHERE,
      focus: target.matches(".jump, .jump *"),
      stays: target.matches(".number"),
    });
  } else if (target.closest(".text .m") && key && getSelection()?.isCollapsed && !open) {
    choose(key, { inList: true });
  } else if (target.closest(".page-of-article") && !open && getSelection()?.isCollapsed)
    room.leave();
}

const KEYS: Record<string, () => void> = {
  j: () => room.step(1),
  k: () => room.step(-1),
  a: openAddition,
  d: toTheDenial,
  u: undoLast,
  m: () => showMarks(room.element.classList.contains("unmarked")),
};

function keyDown(event: KeyboardEvent): void {
  if (event.key === "Escape") {
    if (open) closeForm();
    else room.leave();
    return;
  }
  if (isTyping(event) || document.querySelector("dialog[open]")) return;
  const isOnCard = event.target instanceof Element && event.target.matches(".statement");
  // The one that the address names, or that was pointed at, while nothing has the focus.
  const isNowhere = event.target === document.body || event.target === document.querySelector("main");
  const card = isOnCard ? (event.target as HTMLElement) : isNowhere ? room.chosen : null;
  const arrow = event.key === "ArrowDown" ? "j" : event.key === "ArrowUp" ? "k" : event.key;
  const act = KEYS[isOnCard ? arrow : event.key];
  if (event.key === "Enter" && card && !open) openCorrection(card);
  else if (act) act();
  else return;
  event.preventDefault();
}

room.element.addEventListener("pointerover", (event) => room.light(keyAt(event.target)));
room.element.addEventListener("pointerleave", () => room.light(null));
room.element.addEventListener("focusin", (event) => room.light(keyAt(event.target)));
document.addEventListener("click", (event) => {
  if (event.target instanceof Element) pressed(event.target, event);
});
document.addEventListener("mousedown", (event) => {
  // A button that took the focus would lose the words that are selected.
  if (event.target instanceof Element && event.target.closest("[data-add]")) event.preventDefault();
});
document.addEventListener("keydown", keyDown);
room.element.addEventListener("change", (event) => {
  if (!(event.target instanceof HTMLElement)) return;
  if (event.target.matches("[data-marks]")) showMarks((event.target as HTMLInputElement).checked);
  const form = event.target.closest<HTMLFormElement>("[data-choices]");
  if (!form) return;
  const chosen = new FormData(form);
  room.address({ by: String(chosen.get("by") ?? ""), act: String(chosen.get("act") ?? "") });
  closeForm();
  void room.refresh();
});

room.element.addEventListener("submit", (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("[data-facts]")) return;
  event.preventDefault();
  keep(
    form,
    () => changeFacts(form),
    () => undefined,
  );
});

const wanted = room.element.dataset.statement || location.hash.replace(/^#[st]-/, "");
if (wanted) room.choose(wanted, EVERYWHERE);
