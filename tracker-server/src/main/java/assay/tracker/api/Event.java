// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.store.RunChange;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/**
 * A change of a run, numbered.
 *
 * @param frame the event as it is sent
 */
record Event(long seq, Buffer frame) {

  static Event of(long seq, RunChange change) {
    JsonObject data =
        new JsonObject()
            .put("seq", seq)
            .put("experiment_id", change.experimentId())
            .put("run_id", change.runId())
            .put("change", change.kind().word());
    return new Event(seq, frame(seq, "run", data));
  }

  /** Tells a client that it missed events and must load what it shows anew. */
  static Buffer reset(long seq) {
    return frame(seq, "reset", new JsonObject().put("seq", seq));
  }

  /** Tells a client where it is without waking its page. */
  static Buffer position(long seq) {
    return Buffer.buffer("id: %d\n\n".formatted(seq));
  }

  private static Buffer frame(long seq, String event, JsonObject data) {
    return Buffer.buffer("id: %d\nevent: %s\ndata: %s\n\n".formatted(seq, event, data.encode()));
  }
}
