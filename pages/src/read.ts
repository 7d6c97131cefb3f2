// The page to read on: what is given becomes a job, and its progress is told as it comes.
import { send } from "./shared/ledger";

type Job = {
  id: string;
  state: "waiting" | "reading" | "done" | "failed" | "cancelled";
  done: number;
  failed: number;
};
type Outcome = {
  number: number;
  location: string;
  title: string | null;
  kind: "new" | "version" | "reread" | "unchanged" | "failed";
  article: number | null;
  statements: number | null;
  message: string | null;
};

// Before the name of a file that was brought here stands what it holds, as a sum.
const UPLOADED = /^upload:[0-9a-f]+\//;
const JOBS = "/api/v1/jobs";
const KINDS: Record<Outcome["kind"], string> = {
  new: "read and kept",
  version: "a new version of an article that is kept",
  reread: "read again",
  unchanged: "kept already, nothing changed",
  failed: "could not be read",
};
const STATES: Record<Job["state"], string> = {
  waiting: "Waiting for its turn …",
  reading: "Reading …",
  done: "Done.",
  failed: "Nothing could be read.",
  cancelled: "Stopped. What was read until then is kept.",
};

const form = document.querySelector<HTMLFormElement>("#reading") as HTMLFormElement;
const given = form.querySelector<HTMLTextAreaElement>("textarea") as HTMLTextAreaElement;
const progress = document.querySelector<HTMLElement>("#progress") as HTMLElement;
let files: File[] = [];
let job: { id: string; events: EventSource; outcomes: Outcome[] } | null = null;

function showFiles(): void {
  const list = document.querySelector("#chosen-files");
  list?.replaceChildren(
    ...files.map((file) => {
      const item = document.createElement("li");
      const remove = document.createElement("button");
      item.className = "tag";
      remove.className = "link";
      remove.type = "button";
      remove.textContent = "remove";
      remove.setAttribute("aria-label", `Remove ${file.name}`);
      remove.addEventListener("click", () => {
        files = files.filter((one) => one !== file);
        showFiles();
      });
      item.append(`${file.name} `, remove);
      return item;
    }),
  );
}

function complain(message: string): void {
  const place = form.querySelector<HTMLElement>("[role=alert]") as HTMLElement;
  place.textContent = message;
  place.hidden = message === "";
}

function field(name: string): Record<string, string> {
  const value = String(new FormData(form).get(name) ?? "").trim();
  return value === "" ? {} : { [name]: value };
}

/** One line that begins like a web address is one. */
function isAddress(text: string): boolean {
  return /^https?:\/\/\S+$/i.test(text.trim());
}

async function start(): Promise<Job> {
  const known = { ...field("outlet"), ...field("published") };
  if (files.length > 0) {
    const body = new FormData();
    for (const file of files) body.append("files", file);
    for (const [name, value] of Object.entries(known)) body.append(name, value);
    return send<Job>(`${JOBS}/files`, body);
  }
  const text = given.value;
  if (text.trim() === "") throw new Error("Paste an article or its address, or choose files.");
  if (isAddress(text)) return send<Job>(JOBS, { address: text.trim(), ...known });
  return send<Job>(JOBS, { text, ...known, ...field("title") });
}

function follow(id: string): void {
  const events = new EventSource(`${JOBS}/${id}/events`);
  const current = { id, events, outcomes: [] as Outcome[] };
  job = current;
  progress.hidden = false;
  progress.querySelector(".outcomes")?.replaceChildren();
  tell({ id, state: "waiting", done: 0, failed: 0 });
  events.addEventListener("job", (event) => tell(JSON.parse(event.data) as Job));
  events.addEventListener("outcome", (event) => {
    const outcome = JSON.parse(event.data) as Outcome;
    current.outcomes.push(outcome);
    progress.querySelector(".outcomes")?.append(line(outcome));
  });
  events.addEventListener("error", () => {
    if (events.readyState !== EventSource.CLOSED) return; // it asks again by itself
    job = null;
    tell({ id, state: "failed", done: current.outcomes.length, failed: 0 });
    complain(
      "The reading room no longer tells of this reading. What was read is kept; try the rest again.",
    );
  });
  events.addEventListener("end", (event) => {
    events.close();
    job = null;
    const ended = JSON.parse(event.data) as Job;
    tell(ended);
    if (ended.state === "done") {
      files = [];
      showFiles();
    }
    const only = current.outcomes[0];
    if (ended.state === "done" && current.outcomes.length === 1 && only?.article) {
      location.assign(`/articles/${only.article}`);
    }
  });
}

function tell(state: Job): void {
  const isOver = state.state !== "waiting" && state.state !== "reading";
  const bar = progress.querySelector("progress") as HTMLProgressElement;
  if (isOver) bar.value = 1;
  else bar.removeAttribute("value");
  const read = state.done - state.failed;
  const counts =
    state.done > 1 || state.failed > 0 ? ` ${read} article${read === 1 ? "" : "s"} read` : "";
  const failed = state.failed > 0 ? `, ${state.failed} could not be` : "";
  const status = progress.querySelector("[role=status]") as HTMLElement;
  status.textContent = `${STATES[state.state]}${counts}${failed}`;
  (progress.querySelector("[data-cancel]") as HTMLElement).hidden = isOver;
  (form.querySelector("button.main") as HTMLButtonElement).disabled = !isOver;
}

function line(outcome: Outcome): HTMLElement {
  const item = document.createElement("li");
  const name = outcome.title ?? outcome.location.replace(UPLOADED, "");
  if (outcome.article) {
    const link = document.createElement("a");
    link.href = `/articles/${outcome.article}`;
    link.textContent = name;
    item.append(link);
  } else item.append(name);
  const about = document.createElement("span");
  about.className = outcome.kind === "failed" ? "bad small" : "soft small";
  const count =
    outcome.statements === null
      ? ""
      : ` · ${outcome.statements} statement${outcome.statements === 1 ? "" : "s"}`;
  about.textContent = ` ${KINDS[outcome.kind]}${count}${outcome.message ? `: ${outcome.message}` : ""}`;
  item.append(about);
  return item;
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  complain("");
  start().then(
    ({ id }) => follow(id),
    (error: Error) => complain(error.message),
  );
});
given.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) form.requestSubmit();
});
form.querySelector<HTMLInputElement>("[name=files]")?.addEventListener("change", (event) => {
  const input = event.target as HTMLInputElement;
  files = [...files, ...(input.files ?? [])];
  input.value = "";
  showFiles();
});
progress.querySelector("[data-cancel]")?.addEventListener("click", () => {
  if (job) void fetch(`${JOBS}/${job.id}`, { method: "DELETE" });
});
const drop = form.querySelector(".drop") as HTMLElement;
for (const type of ["dragenter", "dragover"]) {
  document.addEventListener(type, (event) => {
    event.preventDefault();
    drop.classList.add("over");
  });
}
document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) drop.classList.remove("over");
});
document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  const dropped = [...(event.dataTransfer?.files ?? [])];
  const text = event.dataTransfer?.getData("text/plain");
  if (dropped.length > 0) files = [...files, ...dropped];
  else if (text) given.value = text;
  showFiles();
});
