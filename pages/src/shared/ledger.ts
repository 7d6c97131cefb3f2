/** Corrections, as the API takes them. */
export type Request =
  | { kind: "change"; article: number; statement: string; field: string; value: string }
  | { kind: "add"; article: number; values: Record<string, string> }
  | { kind: "drop"; article: number; statement: string };

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

/** The correction is made; its number comes back. */
export async function correct(request: Request, signature: Signature): Promise<number> {
  const made = await send<{ number: number }>("/api/v1/corrections", { ...request, ...signature });
  return made.number;
}

/** The correction no longer counts; the number of the undo comes back. */
export async function undo(number: number, signature: Signature): Promise<number> {
  const made = await send<{ number: number }>(`/api/v1/corrections/${number}/undo`, signature);
  return made.number;
}
