// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be compared: its values become the columns of a report, all else makes its rows. */
public enum Dimension {
  DEVICE,
  ENGINE,
  PRECISION,
  THREADS,
  BATCH;

  public static Optional<Dimension> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
