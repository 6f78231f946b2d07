// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is compared with what, and how it is looked at.
 *
 * @param across what is compared; empty: what the declared baseline names, else devices
 * @param baseline the label of a column, letters of either case; empty: the declared one
 * @param declared the baseline as a declaration says it, settings by path; those of the compared
 *     dimension tell the column, a batch tells which one best batches are compared with
 * @param views empty: the usual ones
 */
public record ReportOptions(
    Optional<Dimension> across,
    Optional<String> baseline,
    Map<String, String> declared,
    List<View> views) {

  public ReportOptions {
    declared = Collections.unmodifiableMap(new LinkedHashMap<>(declared));
    views = views.isEmpty() ? View.USUAL : List.copyOf(views);
  }

  public static ReportOptions of(Dimension across, Optional<String> baseline) {
    return new ReportOptions(Optional.of(across), baseline, Map.of(), List.of());
  }

  /** The first one that is declared, devices before all, in which cells differ. */
  Dimension dimension(List<Cell> cells) {
    return across.orElseGet(() ->
        Arrays.stream(Dimension.values())
            .filter(dimension -> declared(dimension).isPresent())
            .filter(dimension -> cells.stream().map(dimension::value).distinct().count() > 1)
            .findFirst()
            .orElse(Dimension.DEVICE));
  }

  /** What is declared of a dimension. */
  Optional<String> declared(Dimension dimension) {
    return declared.entrySet().stream()
        .filter(entry -> Dimension.ofPath(entry.getKey()).equals(Optional.of(dimension)))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}
