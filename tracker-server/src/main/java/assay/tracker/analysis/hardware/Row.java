// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One piece of work, in each of the columns in which it was measured.
 *
 * @param facts what it is, all of it
 * @param label the facts that tell it from other rows
 * @param entries by column, in their order
 */
public record Row(Facts facts, String label, Map<String, Entry> entries) {

  /** A cell and how it compares. */
  public record Entry(Cell cell, SpeedUp speedUp) {}

  public Optional<Entry> find(String column) {
    return Optional.ofNullable(entries.get(column));
  }

  boolean isCompared(String column) {
    return find(column).map(entry -> entry.speedUp().verdict().isCompared()).orElse(false);
  }

  /** Why a column's entry counts for nothing. */
  static List<String> reasons(Optional<Entry> entry) {
    if (entry.isEmpty()) {
      return List.of("not measured");
    }
    SpeedUp speedUp = entry.get().speedUp();
    return speedUp.verdict() == Verdict.NO_INTERVAL ? List.of("no interval") : speedUp.because();
  }
}
