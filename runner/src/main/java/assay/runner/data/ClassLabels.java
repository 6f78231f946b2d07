// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Numbers for the classes of a file. Which class has which number is settled at the end, when all
 * have been seen; until then they are numbered as they come, and their texts are kept once.
 */
final class ClassLabels {
  static final int MOST = 2000;

  private final CsvRows rows;
  private final Optional<List<String>> declared;
  private final Map<String, Integer> codes = new LinkedHashMap<>();
  private boolean tooMany;

  /**
   * @param declared all classes in order, if the user gave them
   */
  ClassLabels(CsvRows rows, Optional<List<String>> declared) {
    this.rows = rows;
    this.declared = declared;
    declared.ifPresent(names -> names.forEach(name -> codes.put(plain(name), codes.size())));
  }

  /** 1.0 is how programs write the class 1 that keep columns as floating-point numbers. */
  private static String plain(String label) {
    return label.matches("[+-]?\\d+\\.0*") ? label.substring(0, label.indexOf('.')) : label;
  }

  /** The number of the class in a cell; −1, with a complaint, where there is none. */
  int code(int column) {
    String cell = rows.cell(column);
    Integer known = codes.get(cell);
    return known != null ? known : newCode(column, plain(cell));
  }

  private int newCode(int column, String label) {
    Integer known = codes.get(label);
    if (known != null) {
      return known;
    }
    String name = rows.header().get(column);
    if (label.isBlank()) {
      rows.complain(
          column,
          "`%s` wants a class, got an empty cell.".formatted(name),
          "Fill it in, or leave the row out.");
      return -1;
    }
    if (declared.isPresent()) {
      rows.complain(
          column,
          "`%s` wants one of the classes %s, got \"%s\"."
              .formatted(name, listed(declared.get()), CellText.shown(label)),
          "Name all classes by --labels, in their order.");
      return -1;
    }
    if (codes.size() == MOST) {
      complainOfMany(column, name);
      return -1;
    }
    codes.put(label, codes.size());
    return codes.size() - 1;
  }

  private void complainOfMany(int column, String name) {
    if (!tooMany) {
      tooMany = true;
      rows.complain(
          column,
          "`%s` has more than %d different values; each would be a class.".formatted(name, MOST),
          "For numbers use --task regression.");
    }
  }

  /** How many classes were seen or declared. */
  int count() {
    return codes.size();
  }

  /**
   * The classes in order: as declared; or 0 to n−1 where all labels are such numbers, which leaves
   * out classes that no row has; or as they sort. Empty where that does not make n.
   *
   * @param n how many there must be
   */
  Optional<List<String>> order(int n) {
    List<String> seen = new ArrayList<>(codes.keySet());
    if (declared.isPresent()) {
      return seen.size() == n ? Optional.of(seen) : Optional.empty();
    }
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      numbers.add(Integer.toString(i));
    }
    if (numbers.containsAll(seen)) {
      return Optional.of(numbers);
    }
    List<String> sorted = LabelCodes.of(seen).classNames();
    return sorted.size() == n ? Optional.of(sorted) : Optional.empty();
  }

  /** From the numbers given so far to the places in an order. */
  int[] renumbered(int[] given, List<String> order) {
    int[] places = new int[codes.size()];
    codes.forEach((name, code) -> places[code] = order.indexOf(name));
    return Arrays.stream(given).map(code -> places[code]).toArray();
  }

  /** The classes for people, a few of many. */
  String listed() {
    return listed(List.copyOf(codes.keySet()));
  }

  static String listed(List<String> names) {
    int shown = 8;
    String first = String.join("`, `", names.subList(0, Math.min(shown, names.size())));
    return "`"
        + first
        + "`"
        + (names.size() > shown ? " and %d more".formatted(names.size() - shown) : "");
  }
}
