/** Corrections, as the API takes them. */
export type Request =
  | { kind: "change"; article: number; statement: string; values: Record<string, string> }
  | { kind: "add"; article: number; values: Record<string, string> }
  | { kind: "drop"; article: number; statement: string }
  | { kind: "change-party"; article: number; party: string; field: string; value: string }
  | { kind: "change-article"; article: number; values: Record<string, string> };

export type Signature = { note?: string; author?: string };

type Problem = { detail?: string; title?: string };

/** What the service answers; where it is no success, an Error with its sentence for people. */
export async function send<Answer>(path: string, body: unknown): Promise<Answer> {
  const isForm = body instanceof FormData;
  const response = await fetch(path, {
    method: "POST",
    headers: isForm ? {} : { "content-type": "application/json" },
    body: isForm ? body : JSON.stringify(body),
  }).catch(() => {
    throw new Error("The reading room does not answer. Is it still running?");
  });
  if (!response.ok) throw new Error(await reason(response));
  return (await response.json()) as Answer;
}

async function reason(response: Response): Promise<string> {
  try {
    const problem = (await response.json()) as Problem;
    return problem.detail ?? problem.title ?? response.statusText;
  } catch {
    return `The service answered ${response.status} ${response.statusText}.`;
  }
}

const AUTHOR = "onrecord-author";

/** The name that corrections were signed with last in this browser. */
export function keptAuthor(): string {
  try {
    return localStorage.getItem(AUTHOR) ?? "";
  } catch {
    return "";
  }
}

/** Author and note as the form has them; the author is remembered. */
export function signatureOf(form: HTMLFormElement): Signature {
  const given = new FormData(form);
  const author = String(given.get("author") ?? "").trim();
  const note = String(given.get("note") ?? "").trim();
  try {
    if (form.elements.namedItem("author")) localStorage.setItem(AUTHOR, author);
  } catch {
    // It is asked for again.
  }
  return { ...(author && { author }), ...(note && { note }) };
}

/** The message with the label of a field in place of the name that programs give it. */
function inWordsOf(form: HTMLFormElement, message: string): string {
  const [name] = message.split(" ", 1);
  const field = name ? form.elements.namedItem(name) : null;
  const label = field instanceof Element ? field.closest("label")?.firstChild?.textContent : null;
  const words = label?.split("(", 1)[0]?.trim();
  return name && words ? words + message.slice(name.length) : message;
}

/** The message stands beside the buttons of the form, in sight; empty for none. */
export function complain(form: HTMLFormElement, message: string): void {
  const place = form.querySelector<HTMLElement>("[role=alert]");
  if (!place) return;
  place.textContent = inWordsOf(form, message);
  place.hidden = message === "";
  if (message !== "") place.scrollIntoView({ block: "nearest" });
}

type Made = { number: number };

/** All that was asked for is put right, or nothing; the numbers of the corrections come back. */
export async function correct(request: Request, signature: Signature): Promise<number[]> {
  const made = await send<Made | { items: Made[] }>("/api/v1/corrections", {
    ...request,
    ...signature,
  });
  return "items" in made ? made.items.map((one) => one.number) : [made.number];
}

/** The correction no longer counts; the number of the undo comes back. */
export async function undo(number: number): Promise<number> {
  const author = keptAuthor();
  const made = await send<{ number: number }>(
    `/api/v1/corrections/${number}/undo`,
    author ? { author } : {},
  );
  return made.number;
}
