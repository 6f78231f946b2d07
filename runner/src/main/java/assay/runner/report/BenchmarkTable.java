// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.tracker.analysis.hardware.RateLimit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** The table that ends a benchmark, in the order of its trials. */
public final class BenchmarkTable {
  private static final String ABSENT = "–";
  private static final String ESTIMATED = "energy/j_per_sample_estimated";
  private static final String RATE = "scenario.rate";
  private static final double BYTES_PER_MB = 1e6;

  private final List<BenchmarkRow> rows;

  public BenchmarkTable(List<BenchmarkRow> rows) {
    this.rows = List.copyOf(rows);
  }

  /** The table, then what each flag and each missing number means. */
  public List<String> lines() {
    Set<String> paths = new LinkedHashSet<>();
    rows.forEach(row -> paths.addAll(row.parameters().keySet()));
    boolean response = has("bench/response_p99_ms") || has("bench/response_p50_ms");
    boolean energy = has("energy/j_per_sample");
    String latency = response ? "bench/response_" : "bench/latency_";
    TextTable table = new TextTable().left("trial");
    paths.forEach(path -> table.left(path.substring(path.lastIndexOf('.', path.length() - 1) + 1)));
    table.right("samples/s").right("±").right("p50 ms").right("p99 ms").right("peak MB");
    if (energy) {
      table.right("J/sample");
    }
    boolean estimate = has(ESTIMATED);
    if (estimate) {
      table.right("J/sample (estimate)");
    }
    table.left("");
    for (BenchmarkRow row : rows) {
      List<String> cells = new ArrayList<>(List.of(row.name()));
      paths.forEach(path -> cells.add(ParameterText.orDot(row.parameters().get(path))));
      cells.add(number(row.metric("bench/throughput")));
      cells.add(halfWidth(row));
      cells.add(number(row.metric(latency + "p50_ms")));
      cells.add(number(row.metric(latency + "p99_ms")));
      cells.add(megabytes(row.metric("mem/rss_peak_bytes")));
      if (energy) {
        cells.add(number(row.metric("energy/j_per_sample")));
      }
      if (estimate) {
        cells.add(number(row.metric(ESTIMATED)));
      }
      cells.add(remark(row));
      table.row(cells);
    }
    List<String> lines = new ArrayList<>(table.lines());
    lines.addAll(explanations());
    return lines;
  }

  private boolean has(String metric) {
    return rows.stream().anyMatch(row -> row.metric(metric).isPresent());
  }

  private static String remark(BenchmarkRow row) {
    List<String> words = new ArrayList<>();
    if (!row.state().equals("finished")) {
      words.add(row.state());
    }
    words.addAll(row.flags().keySet());
    return String.join(", ", words);
  }

  private List<String> explanations() {
    List<String> lines = new ArrayList<>();
    for (BenchmarkRow row : rows) {
      row.cause().ifPresent(cause -> lines.add("%s: %s".formatted(row.name(), cause)));
      for (Map.Entry<String, String> flag : row.flags().entrySet()) {
        lines.add("%s: %s: %s".formatted(row.name(), flag.getKey(), flag.getValue()));
      }
    }
    rows.stream()
        .filter(row -> !row.parameters().containsKey(RATE) && !row.flags().containsKey("limit"))
        .forEach(row -> met(row).ifPresent(lines::add));
    limits().forEach(limit -> lines.add("%s: %s".formatted(limit.label(), limit.words())));
    if (!lines.isEmpty()) {
      lines.addFirst("");
    }
    return lines;
  }

  private static Optional<String> met(BenchmarkRow row) {
    OptionalDouble value = row.metric("bench/limit_value_ms");
    OptionalDouble limit = row.metric("bench/limit_ms");
    return value.isEmpty() || limit.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: p%s is %s ms, within its limit of %s ms"
                .formatted(
                    row.name(),
                    plain(row.metric("bench/limit_percentile").orElseThrow()),
                    number(value),
                    plain(limit.getAsDouble())));
  }

  private static String plain(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }

  /** Up to which rate servers meet their limits, by what they have in common. */
  private List<RateLimit> limits() {
    Map<String, List<BenchmarkRow>> groups = new LinkedHashMap<>();
    for (BenchmarkRow row : rows) {
      if (row.metric("bench/limit_ms").isPresent() && row.parameters().containsKey(RATE)) {
        String label =
            row.parameters().entrySet().stream()
                .filter(entry -> !entry.getKey().equals(RATE))
                .map(entry -> label(entry.getKey(), ParameterText.of(entry.getValue())))
                .collect(Collectors.joining(", "));
        groups.computeIfAbsent(label, unused -> new ArrayList<>()).add(row);
      }
    }
    return groups.entrySet().stream()
        .map(group -> {
          BenchmarkRow first = group.getValue().getFirst();
          return new RateLimit(
              group.getKey(),
              "",
              first.metric("bench/limit_percentile").orElseThrow(),
              first.metric("bench/limit_ms").orElseThrow(),
              group.getValue().stream().map(BenchmarkTable::offered).toList());
        })
        .toList();
  }

  private static String label(String path, String value) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return path.equals("scenario") ? value : name + " " + value;
  }

  private static RateLimit.Offered offered(BenchmarkRow row) {
    return new RateLimit.Offered(
        Objects.requireNonNull(row.parameters().get(RATE)).doubleValue(),
        row.metric("bench/limit_value_ms"),
        row.state().equals("finished") && !row.flags().containsKey("limit"));
  }

  /** Half of the interval's width, as a share; nothing where one fork tells nothing of others. */
  private static String halfWidth(BenchmarkRow row) {
    OptionalDouble mean = row.metric("bench/throughput");
    OptionalDouble low = row.metric("bench/ci_low");
    OptionalDouble high = row.metric("bench/ci_high");
    if (mean.isEmpty() || low.isEmpty() || high.isEmpty() || mean.getAsDouble() == 0) {
      return ABSENT;
    }
    double share = (high.getAsDouble() - low.getAsDouble()) / 2 / mean.getAsDouble();
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }

  private static String megabytes(OptionalDouble bytes) {
    return bytes.isEmpty()
        ? ABSENT
        : String.format(Locale.ROOT, "%.0f", bytes.getAsDouble() / BYTES_PER_MB);
  }

  /** Three significant digits and more, without exponents. */
  private static String number(OptionalDouble value) {
    if (value.isEmpty()) {
      return ABSENT;
    }
    double number = value.getAsDouble();
    int decimals = number >= 1000 ? 0 : number >= 100 ? 1 : number >= 1 ? 2 : 4;
    return String.format(Locale.ROOT, "%." + decimals + "f", number);
  }
}
