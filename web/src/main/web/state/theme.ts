// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

const STORED = "assay.theme";

export type Theme = "light" | "dark";

export function shownTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  if (chosen === "light" || chosen === "dark") return chosen;
  return matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light";
}

/** Changes and remembers the theme. Charts are told by the event `themechange` of the document. */
export function flipTheme(): void {
  const theme = shownTheme() === "dark" ? "light" : "dark";
  document.documentElement.dataset["theme"] = theme;
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // Storage may be forbidden; then the choice lasts as long as the page.
  }
  document.dispatchEvent(new Event("themechange"));
}
