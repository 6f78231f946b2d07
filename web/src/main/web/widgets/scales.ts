// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

const MOST_TICKS = 6;

/** Maps values to shares of a length, from 0 to 1. */
export interface Axis {
  readonly at: (value: number) => number;
  /** round values, a few of them */
  readonly ticks: readonly number[];
}

/** Over all of the values, which are above 0, with a margin. */
export function logAxis(values: readonly number[]): Axis {
  const positive = values.filter((value) => value > 0 && Number.isFinite(value));
  if (positive.length === 0) return logBetween(1, 10);
  const [least, most] = [Math.min(...positive), Math.max(...positive)];
  const margin = Math.max(most / least, 1.5) ** 0.06;
  return logBetween(least / margin, most * margin);
}

function logBetween(low: number, high: number): Axis {
  const at = (value: number) => Math.log(value / low) / Math.log(high / low);
  return { at, ticks: logTicks(low, high) };
}

/** 1, 2 and 5 of each decade, or fewer where there are many. */
function logTicks(low: number, high: number): number[] {
  const digits = [[1, 1.5, 2, 3, 5, 7], [1, 2, 5], [1]];
  const choices = digits.map((some) => decades(low, high, some));
  return choices.find(({ length }) => length <= MOST_TICKS) ?? choices[2]!;
}

function decades(low: number, high: number, digits: readonly number[]): number[] {
  const ticks: number[] = [];
  for (let power = Math.floor(Math.log10(low)); 10 ** power <= high; power++) {
    // A quotient is exact where a product of 0.1 and 3 is not.
    const round = (digit: number) => (power < 0 ? digit / 10 ** -power : digit * 10 ** power);
    ticks.push(...digits.map(round).filter((tick) => tick >= low && tick <= high));
  }
  return ticks;
}

export function linearAxis(low: number, high: number): Axis {
  const top = high > low ? high : low + 1;
  const rough = (top - low) / (MOST_TICKS - 1);
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough * 0.999) ?? 10);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(top / step + 1e-9);
  const ticks = Array.from({ length: last - first + 1 }, (_, i) => (first + i) * step);
  return { at: (value) => (value - low) / (top - low), ticks };
}

/** Places in x are per cent, so that words never stretch. */
export function across(share: number): string {
  return `${Math.round(share * 100_000) / 1000}%`;
}

/** The colour of a column as mark: ink for the baseline, then the palette in turn. */
export function markColour(slot: number): string {
  return slot === 0 ? "var(--ink-2)" : `var(--c${1 + ((slot - 1) % 8)})`;
}

/** The same as text. */
export function textColour(slot: number): string {
  return slot === 0 ? "var(--ink-2)" : `var(--t${1 + ((slot - 1) % 8)})`;
}
