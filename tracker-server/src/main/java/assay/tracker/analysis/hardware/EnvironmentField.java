// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A fact of the environments in which was measured.
 *
 * @param values by column, in their order; empty where it is unknown, and several with commas
 * @param differs whether the columns do not all have the same
 */
public record EnvironmentField(String name, List<String> values, boolean differs) {

  static List<EnvironmentField> of(Grid grid, List<String> columns, Collection<Cell> cells) {
    Map<String, Map<String, TreeSet<String>>> fields = new TreeMap<>();
    for (Cell cell : cells) {
      String column = grid.column(cell);
      add(fields, "target", column, cell.setting().device().target());
      cell.environment().forEach((name, value) -> add(fields, name, column, value));
    }
    List<EnvironmentField> list = new ArrayList<>();
    fields.forEach((name, byColumn) -> {
      List<String> values =
          columns.stream()
              .map(column ->
                  byColumn.getOrDefault(column, new TreeSet<>()).stream()
                      .collect(Collectors.joining(", ")))
              .toList();
      list.add(new EnvironmentField(name, values, values.stream().distinct().count() > 1));
    });
    return list;
  }

  private static void add(
      Map<String, Map<String, TreeSet<String>>> fields, String name, String column, String value) {
    fields
        .computeIfAbsent(name, key -> new TreeMap<>())
        .computeIfAbsent(column, key -> new TreeSet<>())
        .add(value);
  }
}
