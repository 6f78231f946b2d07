// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** The page's name in the tab and the history, from the special to the general. */
export function setTitle(...parts: readonly string[]): void {
  document.title = [...parts, "Assay"].join(" · ");
}
