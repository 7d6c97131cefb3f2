// Runs before the page is painted, so that a chosen theme never flashes.
import { chosenTheme, showTheme } from "./shared/themes";

showTheme(chosenTheme());
document.documentElement.classList.add("scripted");
