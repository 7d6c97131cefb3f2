// What every page has: the theme's switch, the help that `?` opens, and forms that leave out what
// is empty, so that addresses stay short enough to share.
import { chosenTheme, turnTheme, type Theme } from "./shared/themes";
import { isTyping } from "./shared/keys";

function nameTheme(button: HTMLElement, theme: Theme): void {
  const label = button.querySelector("[data-theme-name]");
  if (label) label.textContent = theme;
}

function addSwitch(): void {
  const button = document.querySelector<HTMLElement>("[data-turn-theme]");
  if (!button) return;
  nameTheme(button, chosenTheme());
  button.addEventListener("click", () => nameTheme(button, turnTheme()));
}

function addHelp(): void {
  const help = document.querySelector<HTMLDialogElement>("#help");
  if (!help) return;
  document.addEventListener("keydown", (event) => {
    if (event.key !== "?" || isTyping(event)) return;
    event.preventDefault();
    if (help.open) help.close();
    else help.showModal();
  });
  for (const button of document.querySelectorAll("[data-open-help]")) {
    button.addEventListener("click", () => help.showModal());
  }
}

function keepAddressesShort(): void {
  for (const form of document.querySelectorAll<HTMLFormElement>("form[method=get]")) {
    form.addEventListener("formdata", ({ formData }) => {
      for (const name of new Set(formData.keys())) {
        const filled = formData.getAll(name).filter((value) => value !== "");
        formData.delete(name);
        for (const value of filled) formData.append(name, value);
      }
    });
  }
}

addSwitch();
addHelp();
keepAddressesShort();
