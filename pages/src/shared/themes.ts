/** Light, dark, or as the system has it; remembered in this browser. */
export type Theme = "system" | "light" | "dark";

const NAME = "onrecord-theme";
const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };

/** The theme that was chosen in this browser, else the system's. */
export function chosenTheme(): Theme {
  try {
    const kept = localStorage.getItem(NAME);
    return kept === "light" || kept === "dark" ? kept : "system";
  } catch {
    return "system"; // a browser that keeps nothing
  }
}

/** The page stands in the theme. */
export function showTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** The next theme is chosen, shown and remembered; it comes back. */
export function turnTheme(): Theme {
  const theme = NEXT[chosenTheme()];
  try {
    localStorage.setItem(NAME, theme);
  } catch {
    // It holds for this page only.
  }
  showTheme(theme);
  return theme;
}
