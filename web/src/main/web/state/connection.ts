// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { openEvents, type RunEvent } from "../client/events.ts";
import { Store } from "./store.ts";

/** How fresh the page can be. */
export type Connection =
  | { readonly state: "connecting" | "live" | "paused" }
  | { readonly state: "lost"; readonly retryAt: number };

const FIRST_RETRY_MS = 3000;
const LAST_RETRY_MS = 30_000;

/** When the oldest data that could not be renewed came; absent while all is fresh. */
class Staleness extends Store<number | undefined> {
  private readonly since = new Map<object, number>();

  mark(owner: object, loadedAt: number | undefined): void {
    if (loadedAt === undefined) return;
    this.since.set(owner, loadedAt);
    this.publish();
  }

  clear(owner: object): void {
    if (this.since.delete(owner)) this.publish();
  }

  private publish(): void {
    this.set(this.since.size ? Math.min(...this.since.values()) : undefined);
  }
}

export const staleness = new Staleness(undefined);

export interface ChangeListener {
  changed(event: RunEvent): void;
  /** Everything may have changed. */
  missed(): void;
}

/** The tracker's stream of changes: kept open while the page is visible. */
class LiveConnection extends Store<Connection> {
  private readonly listeners = new Set<ChangeListener>();
  private seq: number | undefined;
  private retryMs = FIRST_RETRY_MS;
  private retry: ReturnType<typeof setTimeout> | undefined;
  /** Whether changes may have happened that nobody told us. */
  private gap = false;
  private close: () => void = () => {};

  /** Resolves when the stream is open: what is read from then on can be kept up to date. */
  start(): Promise<void> {
    document.addEventListener("visibilitychange", () => this.follow());
    window.addEventListener("pagehide", () => this.close());
    this.follow();
    return new Promise((resolve) => {
      const end = this.subscribe(() => {
        if (this.value.state !== "live") return;
        end();
        resolve();
      });
    });
  }

  /** A page was shown without waiting for the stream. */
  expectGap(): void {
    this.gap ||= this.value.state !== "live";
  }

  listen(listener: ChangeListener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Hidden pages give their connection back: a browser has six for each server. */
  private follow(): void {
    this.close();
    clearTimeout(this.retry);
    this.gap ||= this.seq === undefined && this.value.state === "live";
    if (document.hidden) this.set({ state: "paused" });
    else this.open();
  }

  private open(): void {
    this.set({ state: "connecting" });
    this.close = openEvents(
      {
        opened: () => this.opened(),
        changed: (event) => this.changed(event),
        reset: () => this.reset(),
        lost: () => this.lost(),
      },
      this.seq,
    );
  }

  private opened(): void {
    this.retryMs = FIRST_RETRY_MS;
    this.set({ state: "live" });
    if (this.gap) this.tellMissed();
    this.gap = false;
  }

  private changed(event: RunEvent): void {
    this.seq = event.seq;
    for (const listener of [...this.listeners]) listener.changed(event);
  }

  private reset(): void {
    this.seq = undefined;
    this.tellMissed();
  }

  private tellMissed(): void {
    for (const listener of [...this.listeners]) listener.missed();
  }

  private lost(): void {
    // The tracker may come back with its counter set back: events alone cannot be trusted.
    this.gap = true;
    this.set({ state: "lost", retryAt: Date.now() + this.retryMs });
    this.retry = setTimeout(() => this.open(), this.retryMs);
    this.retryMs = Math.min(LAST_RETRY_MS, this.retryMs * 2);
  }
}

export const live = new LiveConnection({ state: "connecting" });
