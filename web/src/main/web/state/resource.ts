// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

import { RequestError } from "../client/http.ts";
import { staleness } from "./connection.ts";
import { Store } from "./store.ts";

/** What a page knows of something the tracker has. */
export interface Snapshot<T> {
  /** the last good answer; kept while later requests fail */
  readonly data?: T;
  /** when it came, in milliseconds since 1970 */
  readonly loadedAt?: number;
  /** no data after 150 ms: time for a skeleton */
  readonly slow: boolean;
  readonly failure?: Failure;
}

export interface Failure {
  readonly error: RequestError;
  /** milliseconds since 1970; absent where trying again is of no use */
  readonly retryAt?: number;
}

const SLOW_MS = 150;
const FIRST_RETRY_MS = 2000;
const LAST_RETRY_MS = 30_000;

/** Loads something, keeps the last good answer, and tries again after failures. */
export class Resource<T> extends Store<Snapshot<T>> {
  private readonly load: (signal: AbortSignal) => Promise<T>;
  private abort = new AbortController();
  private retry: ReturnType<typeof setTimeout> | undefined;
  private retryMs = FIRST_RETRY_MS;

  constructor(load: (signal: AbortSignal) => Promise<T>) {
    super({ slow: false });
    this.load = load;
    const slow = () => this.value.data ?? this.set({ ...this.value, slow: true });
    setTimeout(slow, SLOW_MS);
  }

  /** Never throws: failures are part of the snapshot. */
  async reload(): Promise<void> {
    this.abort.abort();
    clearTimeout(this.retry);
    const { signal } = (this.abort = new AbortController());
    try {
      const data = await this.load(signal);
      if (!signal.aborted) this.succeed(data);
    } catch (error) {
      if (signal.aborted) return;
      this.fail(error);
    }
  }

  /** Replaces the data by what is known otherwise, for example from an event. */
  put(data: T): void {
    this.set({ ...this.value, data });
  }

  close(): void {
    this.abort.abort();
    clearTimeout(this.retry);
    staleness.clear(this);
  }

  private succeed(data: T): void {
    this.retryMs = FIRST_RETRY_MS;
    staleness.clear(this);
    this.set({ data, loadedAt: Date.now(), slow: false });
  }

  private fail(error: unknown): void {
    if (!(error instanceof RequestError)) throw error;
    const { data, loadedAt } = this.value;
    if (!error.passing) {
      this.set({ data, loadedAt, slow: false, failure: { error } });
      return;
    }
    const retryAt = Date.now() + this.retryMs;
    this.retry = setTimeout(() => void this.reload(), this.retryMs);
    this.retryMs = Math.min(LAST_RETRY_MS, this.retryMs * 2);
    staleness.mark(this, loadedAt);
    this.set({ data, loadedAt, slow: false, failure: { error, retryAt } });
  }
}
