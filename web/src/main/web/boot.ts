// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** Runs before the page is painted, so that it never flashes in the other theme. */
{
  const root = document.documentElement;
  const parameters = new URLSearchParams(location.search);
  const stored = () => {
    try {
      return localStorage.getItem("assay.theme");
    } catch {
      return null;
    }
  };
  const theme = parameters.get("theme") ?? stored();
  if (theme === "light" || theme === "dark") root.dataset["theme"] = theme;
  if (parameters.get("density") === "compact") root.dataset["density"] = "compact";
}
