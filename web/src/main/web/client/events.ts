// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

const ADDRESS = "/api/assay/v1/events";

export type Change = "created" | "metrics" | "params" | "tags" | "status" | "artifact" | "deleted";

export interface RunEvent {
  readonly seq: number;
  readonly experimentId: string;
  readonly runId: string;
  readonly change: Change;
}

export interface EventListener {
  opened(): void;
  changed(event: RunEvent): void;
  /** Events were missed: whatever is shown has to be read again. */
  reset(): void;
  /** The stream broke; nothing more comes from it. */
  lost(): void;
}

/** One connection to the tracker's stream of changes, from `after` on. */
export function openEvents(listener: EventListener, after?: number): () => void {
  const source = new EventSource(after === undefined ? ADDRESS : `${ADDRESS}?after=${after}`);
  source.onopen = () => listener.opened();
  source.addEventListener("run", (message) => listener.changed(eventFrom(message)));
  source.addEventListener("reset", () => listener.reset());
  // The browser would try again by itself, but tells nobody when.
  source.onerror = () => {
    source.close();
    listener.lost();
  };
  return () => source.close();
}

function eventFrom(message: MessageEvent<string>): RunEvent {
  const wire = JSON.parse(message.data) as Record<string, unknown>;
  return {
    seq: Number(wire["seq"] ?? message.lastEventId),
    experimentId: String(wire["experiment_id"]),
    runId: String(wire["run_id"]),
    change: wire["change"] as Change,
  };
}
