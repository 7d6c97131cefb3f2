// The list of corrections: what holds in several articles is undone here, and made to count again.
import { undo } from "./shared/ledger";

document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest<HTMLButtonElement>("button[data-undo]");
  if (button) void turn(button);
});

async function turn(button: HTMLButtonElement): Promise<void> {
  button.disabled = true;
  try {
    await undo(Number(button.dataset.undo));
    location.reload();
  } catch (error) {
    button.disabled = false;
    complain((error as Error).message);
  }
}

function complain(message: string): void {
  const place = document.querySelector<HTMLElement>("main [role=alert]");
  if (!place) return;
  place.textContent = message;
  place.hidden = false;
  place.scrollIntoView({ block: "nearest" });
}
