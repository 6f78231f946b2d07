// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A way to look at what was measured. */
public enum View {
  /** Each configuration against the same one of the baseline. */
  SAME_BATCH,
  /** Of each column the fastest batch. */
  BEST_BATCH,
  /** Samples for a joule. */
  PER_JOULE,
  /** What nothing else beats in two measures. */
  PARETO;

  /** What is shown where nobody says anything. */
  public static final List<View> USUAL = List.of(SAME_BATCH, PARETO);

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<View> find(String word) {
    return Arrays.stream(values()).filter(view -> view.word().equals(word)).findFirst();
  }
}
