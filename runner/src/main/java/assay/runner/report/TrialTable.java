// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.tracker.analysis.Aggregate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** The ranked table that ends a launch. The chosen trial is marked with an arrow. */
public final class TrialTable {
  private static final String ABSENT = "–";

  private final String metric;
  private final List<TrialRow> rows;

  /**
   * @param metric the one that ranks
   * @param rows ranked
   */
  public TrialTable(String metric, List<TrialRow> rows) {
    this.metric = metric;
    this.rows = List.copyOf(rows);
  }

  public List<String> lines() {
    Map<String, String> parameters = parameterHeads();
    TextTable table = new TextTable().right("").left("trial");
    parameters.values().forEach(table::left);
    table.right(metric).right("sd").left("95 % interval").right("n");
    table.right("fit s").right("samples/s").right("peak MB" + (shared() ? " (shared)" : ""));
    boolean failures = rows.stream().anyMatch(row -> !others(row).isEmpty());
    if (failures) {
      table.left("other fits");
    }
    int decimals = decimals();
    for (TrialRow row : rows) {
      List<String> cells = new ArrayList<>();
      String rank = row.rank().isPresent() ? Integer.toString(row.rank().getAsInt()) : ABSENT;
      cells.add((row.chosen() ? "→ " : "") + rank);
      cells.add(row.name());
      parameters.keySet().forEach(path -> cells.add(ParameterText.orDot(row.parameters().get(path))));
      cells.addAll(score(Optional.ofNullable(row.metrics().get(metric)), decimals));
      cells.add(number(row.fitSeconds(), "%.2f"));
      cells.add(number(row.samplesPerSecond(), "%.0f"));
      cells.add(
          row.memoryPeakBytes().isPresent()
              ? Long.toString(Math.round(row.memoryPeakBytes().getAsLong() / 1e6))
              : ABSENT);
      if (failures) {
        cells.add(others(row));
      }
      table.row(cells);
    }
    return table.lines();
  }

  private static List<String> score(Optional<Aggregate> aggregate, int decimals) {
    String format = "%." + decimals + "f";
    if (aggregate.isEmpty()) {
      return List.of(ABSENT, ABSENT, ABSENT, "0");
    }
    Aggregate a = aggregate.get();
    String interval =
        a.low().isPresent() && a.high().isPresent()
            ? number(a.low(), format) + " to " + number(a.high(), format)
            : ABSENT;
    return List.of(
        String.format(Locale.ROOT, format, a.mean()),
        number(a.sd(), format),
        interval,
        Integer.toString(a.n()));
  }

  /** Two significant digits of the smallest sd, between 2 and 4. */
  private int decimals() {
    double smallest =
        rows.stream()
            .map(row -> row.metrics().get(metric))
            .filter(aggregate -> aggregate != null && aggregate.sd().orElse(0) > 0)
            .mapToDouble(aggregate -> aggregate.sd().orElse(0))
            .min()
            .orElse(0.01);
    return (int) Math.max(2, Math.min(4, Math.ceil(1 - Math.log10(smallest))));
  }

  private boolean shared() {
    return rows.stream().anyMatch(TrialRow::memoryShared);
  }

  /** Searched paths that differ between trials, with the shortest heads that tell them apart. */
  private Map<String, String> parameterHeads() {
    Set<String> paths = new LinkedHashSet<>();
    rows.forEach(row -> paths.addAll(row.parameters().keySet()));
    Map<String, String> heads = new LinkedHashMap<>();
    for (String path : paths) {
      String last = lastPart(path);
      boolean clash = paths.stream().filter(other -> lastPart(other).equals(last)).count() > 1;
      heads.put(path, clash || last.equals("name") ? lastTwoParts(path) : last);
    }
    return heads;
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  private static String lastTwoParts(String path) {
    int last = path.lastIndexOf('.');
    int before = path.lastIndexOf('.', last - 1);
    return path.substring(before + 1);
  }

  private static String number(OptionalDouble value, String format) {
    return value.isPresent() ? String.format(Locale.ROOT, format, value.getAsDouble()) : ABSENT;
  }

  /** Fits that did not finish, such as {@code 1 failed, 2 interrupted}. */
  private static String others(TrialRow row) {
    List<String> parts = new ArrayList<>();
    row.fits()
        .forEach((state, count) -> {
          if (!state.equals("finished")) {
            parts.add(count + " " + state);
          }
        });
    return String.join(", ", parts);
  }
}
