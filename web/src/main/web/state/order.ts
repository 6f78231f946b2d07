// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import type { Trial } from "./trial.ts";

/** The rows as they were last sorted: they stay where they are while their values change. */
export interface Order {
  /** run ids, from top to bottom */
  readonly ids: readonly string[];
  /** what this order answers: filter, sorting and their like */
  readonly asked: string;
  /** fits that had ended, and rows there were, at the time */
  readonly fits: number;
  readonly trials: number;
}

export function orderOf(sorted: readonly Trial[], all: readonly Trial[], asked: string): Order {
  return {
    ids: sorted.map(({ run }) => run.id),
    asked,
    fits: endedFits(all),
    trials: all.length,
  };
}

/** “12 new fits, 2 new trials”; nothing while sorting again would change no row's place. */
export function newsSince(order: Order, now: Order): string | undefined {
  const same = order.ids.length === now.ids.length && order.ids.every((id, i) => id === now.ids[i]);
  if (same) return undefined;
  const parts = [part(now.fits - order.fits, "fit"), part(now.trials - order.trials, "trial")];
  return parts.filter(Boolean).join(", ") || "New values";
}

function part(count: number, unit: string): string {
  return count > 0 ? `${count} new ${unit}${count === 1 ? "" : "s"}` : "";
}

function endedFits(trials: readonly Trial[]): number {
  return trials.reduce((sum, { fits }) => sum + (fits?.done ?? 0), 0);
}
