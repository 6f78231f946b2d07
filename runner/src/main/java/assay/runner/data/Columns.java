// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Nearest;
import assay.runner.spec.Position;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Finds the columns of a file by name, and complains of those that are missing or misspelt. */
final class Columns {
  private static final int SHOWN = 8;

  private final CsvRows rows;
  private final List<String> names;
  private final Complaints complaints;
  private final Set<String> used = new HashSet<>();

  /** Of the header, on which the rows still stand. */
  Columns(CsvRows rows, Complaints complaints) {
    this.rows = rows;
    this.names = rows.header();
    this.complaints = complaints;
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < names.size(); i++) {
      if (!names.get(i).isBlank() && !seen.add(names.get(i))) {
        rows.complain(
            i,
            "Two columns are called `%s`.".formatted(names.get(i)),
            "Rename or remove one of them.");
      }
    }
  }

  boolean has(String name) {
    return names.contains(name);
  }

  /** The column, or −1 with a complaint if there is none. */
  int required(String name, String meaning) {
    used.add(name);
    if (!has(name)) {
      missing(name, meaning);
    }
    return names.indexOf(name);
  }

  /** The column, or −1; another column with nearly its name is complained of. */
  int optional(String name) {
    used.add(name);
    if (!has(name)) {
      Optional<String> near = near(name);
      near.ifPresent(other ->
          rows.complain(
              names.indexOf(other),
              "Column `%s` is not known here, and looks like `%s`.".formatted(other, name),
              "Call it `%s`, or something else entirely.".formatted(name)));
    }
    return names.indexOf(name);
  }

  /** Whether there is a column of this name and a number. */
  boolean hasNumbered(String prefix) {
    return names.stream().anyMatch(name -> isNumbered(name, prefix));
  }

  private static boolean isNumbered(String name, String prefix) {
    return name.startsWith(prefix) && name.substring(prefix.length()).matches("0|[1-9]\\d{0,5}");
  }

  /** The columns PREFIX0, PREFIX1 … in order; complains of gaps. */
  List<Integer> numbered(String prefix, String meaning) {
    TreeSet<Integer> numbers = new TreeSet<>();
    names.stream()
        .filter(name -> isNumbered(name, prefix))
        .forEach(name -> numbers.add(Integer.parseInt(name.substring(prefix.length()))));
    List<Integer> columns = new ArrayList<>();
    for (int i = 0; i < Math.max(1, numbers.size()); i++) {
      columns.add(required(prefix + i, meaning));
    }
    return columns;
  }

  /** One column of this name, or several with numbers. */
  List<Integer> oneOrNumbered(String name, String meaning) {
    return !has(name) && hasNumbered(name + "_")
        ? numbered(name + "_", meaning)
        : List.of(required(name, meaning));
  }

  private void missing(String name, String meaning) {
    Optional<String> near = near(name);
    String shown = String.join("`, `", names.subList(0, Math.min(SHOWN, names.size())));
    String more = names.size() > SHOWN ? " and %d more".formatted(names.size() - SHOWN) : "";
    String message =
        "The file has no column `%s` (%s); it has `%s`%s.".formatted(name, meaning, shown, more);
    complaints.badData(
        near.map(other -> rows.at(names.indexOf(other))).orElse(Position.START),
        message,
        near.map(other -> "Is it `%s`? Call it `%s`.".formatted(other, name))
            .orElse("The first line names the columns; cells are separated by commas."));
  }

  private Optional<String> near(String name) {
    return Nearest.of(name, names.stream().filter(other -> !used.contains(other)).toList())
        .filter(
            other -> !other.matches("(y_true|y_pred|proba|score|sample_weight|hits|n)(_\\d+)?"));
  }
}
