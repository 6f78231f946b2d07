// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

export interface Point {
  readonly step: number;
  readonly value: number;
}

/** One metric; steps ascend. */
export interface Line {
  readonly label: string;
  /** place among the categorical colours, from 1 */
  readonly slot: number;
  readonly points: readonly Point[];
}

/** One shared column of steps, then the values of each line; what is missing or NaN is null. */
export function joined(lines: readonly Line[]): [number[], ...(number | null)[][]] {
  const steps = [...new Set(lines.flatMap(({ points }) => points.map(({ step }) => step)))];
  steps.sort((a, b) => a - b);
  const columns = lines.map(({ points }) => {
    const byStep = new Map(points.map(({ step, value }) => [step, value]));
    return steps.map((step) => {
      const value = byStep.get(step);
      return value !== undefined && Number.isFinite(value) ? value : null;
    });
  });
  return [steps, ...columns];
}

/** Steps whose value is NaN or infinite. */
export function unfinite({ points }: Line): number[] {
  return points.filter(({ value }) => !Number.isFinite(value)).map(({ step }) => step);
}

/** The chart in a sentence, for those who do not see it. */
export function summary(
  name: string,
  lines: readonly Line[],
  xName: string,
  format: (value: number) => string,
): string {
  const parts = lines.map((line) => {
    const last = line.points.at(-1);
    if (!last) return `${line.label} without values`;
    const gaps = unfinite(line).length;
    const rest = gaps ? `, ${gaps} not finite` : "";
    return `${line.label} ${format(last.value)} at ${xName} ${last.step}${rest}`;
  });
  return `${name}: ${parts.join("; ")}`;
}
