// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/** The sentence in `assay/verdict.json`; none where the file holds something else. */
export function verdictText(json: string): string | undefined {
  try {
    const verdict = (JSON.parse(json) as { verdict?: unknown } | null)?.verdict;
    return typeof verdict === "string" && verdict !== "" ? verdict : undefined;
  } catch {
    return undefined;
  }
}
