// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.util.Locale;

/** Something about a run that is different now. */
public record RunChange(String experimentId, String runId, Kind kind) {

  /** What changed; a restored run counts as created. */
  public enum Kind {
    CREATED,
    METRICS,
    PARAMS,
    TAGS,
    STATUS,
    ARTIFACT,
    DELETED;

    /** The word used in JSON. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
