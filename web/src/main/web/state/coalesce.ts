// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Runs `task` soon after the first of many calls, at most once per `pause` milliseconds and never
 * twice at a time; calls that come meanwhile are answered by one further run.
 */
export class Coalesced {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running = false;
  private asked = false;
  private closed = false;
  private readonly task: () => Promise<unknown>;
  private readonly pause: number;

  constructor(task: () => Promise<unknown>, pause: number) {
    this.task = task;
    this.pause = pause;
  }

  ask(): void {
    this.asked = true;
    if (this.timer !== undefined || this.running || this.closed) return;
    this.timer = setTimeout(() => void this.run(), this.pause);
  }

  private async run(): Promise<void> {
    this.timer = undefined;
    this.running = true;
    this.asked = false;
    await this.task();
    this.running = false;
    if (this.asked) this.ask();
  }

  close(): void {
    this.closed = true;
    clearTimeout(this.timer);
  }
}
