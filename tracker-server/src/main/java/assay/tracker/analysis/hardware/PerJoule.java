// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How many samples a cell computes with a joule, as measured; estimates are not among them.
 *
 * @param label of its row
 * @param ratio to the baseline's; absent where that has none, or is no result
 */
public record PerJoule(
    String label, String column, Cell cell, double samplesPerJoule, OptionalDouble ratio) {

  static List<PerJoule> of(List<Row> rows, String baseline) {
    List<PerJoule> all = new ArrayList<>();
    for (Row row : rows) {
      OptionalDouble base =
          row.find(baseline).map(Row.Entry::cell).filter(Cell::isResult).stream()
              .flatMapToDouble(cell -> samples(cell).stream())
              .findFirst();
      row.entries()
          .forEach((column, entry) ->
              samples(entry.cell())
                  .ifPresent(samples ->
                      all.add(
                          new PerJoule(
                              row.label(),
                              column,
                              entry.cell(),
                              samples,
                              Optional.of(entry.cell()).filter(Cell::isResult).stream()
                                  .flatMapToDouble(cell -> base.stream())
                                  .map(it -> samples / it)
                                  .findFirst()))));
    }
    return all;
  }

  private static OptionalDouble samples(Cell cell) {
    return cell.metric("energy/j_per_sample").stream()
        .filter(joules -> joules > 0 && cell.isMeasured())
        .map(joules -> 1 / joules)
        .findFirst();
  }
}
