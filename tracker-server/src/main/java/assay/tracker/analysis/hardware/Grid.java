// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.hardware.Facts.Aspect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Cells in rows and columns: a column for each value of the compared dimension, a row for each
 * combination of all else.
 */
final class Grid {

  private final Dimension across;
  private final Devices devices;

  /** By row and column, each in its order. */
  private final Map<Facts, Map<String, Cell>> rows = new TreeMap<>(order());

  Grid(Collection<Cell> cells, Dimension across) {
    this.across = across;
    this.devices = new Devices(cells);
    Map<Facts, List<Cell>> grouped = new HashMap<>();
    for (Cell cell : cells) {
      grouped.computeIfAbsent(loose(cell), key -> new ArrayList<>()).add(cell);
    }
    grouped.forEach(this::addRows);
  }

  /** What a cell is about. */
  Facts facts(Cell cell) {
    Setting setting = cell.setting();
    Map<Aspect, String> values = new EnumMap<>(Aspect.class);
    values.put(Aspect.MODEL, setting.model());
    values.put(Aspect.SCENARIO, setting.scenario().label());
    values.put(Aspect.ENGINE, setting.engine());
    values.put(Aspect.PRECISION, setting.precision());
    values.put(Aspect.BATCH, Integer.toString(setting.batch()));
    values.put(Aspect.THREADS, Integer.toString(setting.threads()));
    values.put(Aspect.DEVICE, devices.label(setting.device()));
    return new Facts(values);
  }

  Aspect aspect() {
    return switch (across) {
      case DEVICE -> Aspect.DEVICE;
      case ENGINE -> Aspect.ENGINE;
      case PRECISION -> Aspect.PRECISION;
      case THREADS -> Aspect.THREADS;
      case BATCH -> Aspect.BATCH;
    };
  }

  String column(Cell cell) {
    return facts(cell).value(aspect());
  }

  /** What the columns of a cell's row have in common, machines with all their threads. */
  Facts work(Cell cell) {
    return loose(cell);
  }

  /** The row of a cell, perhaps together with cells of other thread counts. */
  private Facts loose(Cell cell) {
    Facts row = facts(cell).without(aspect());
    return across == Dimension.DEVICE ? row.without(Aspect.THREADS) : row;
  }

  /**
   * Machines differ in how many cores they have. Where each was measured with one number of
   * threads, these are compared; where any was measured with several, equal numbers are.
   */
  private void addRows(Facts loose, List<Cell> cells) {
    if (across != Dimension.DEVICE) {
      cells.forEach(cell -> add(loose, cell));
      return;
    }
    boolean oneEach = cells.stream().map(this::column).distinct().count() == cells.size();
    String threads =
        cells.stream()
            .sorted(Comparator.comparing(this::column))
            .map(cell -> Integer.toString(cell.setting().threads()))
            .distinct()
            .collect(Collectors.joining(" / "));
    for (Cell cell : cells) {
      String own = Integer.toString(cell.setting().threads());
      add(loose.with(Aspect.THREADS, oneEach ? threads : own), cell);
    }
  }

  private void add(Facts row, Cell cell) {
    rows.computeIfAbsent(row, key -> new LinkedHashMap<>()).put(column(cell), cell);
  }

  Map<Facts, Map<String, Cell>> rows() {
    return rows;
  }

  /** Numbers by size, names by the alphabet. */
  List<String> columns() {
    return rows.values().stream()
        .flatMap(row -> row.keySet().stream())
        .distinct()
        .sorted(values())
        .toList();
  }

  private static Comparator<Facts> order() {
    Comparator<Facts> order = Comparator.comparing(facts -> facts.value(Aspect.MODEL));
    for (Aspect aspect : Aspect.values()) {
      order = order.thenComparing(facts -> facts.value(aspect), values());
    }
    return order;
  }

  private static Comparator<String> values() {
    return Comparator.comparingInt(Grid::leadingNumber).thenComparing(Comparator.naturalOrder());
  }

  /** After all numbers, if it is none. */
  private static int leadingNumber(String text) {
    String digits = text.split(" ", 2)[0];
    return digits.matches("\\d{1,9}") ? Integer.parseInt(digits) : Integer.MAX_VALUE;
  }
}
