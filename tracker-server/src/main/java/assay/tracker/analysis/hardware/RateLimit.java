// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Up to which rate of requests a percentile of their response stays within its limit, all else
 * being equal.
 *
 * @param label the facts that tell the work from other work, without the rate
 * @param percentile such as 99
 * @param limitMillis what it should stay below
 * @param offered by rate, upwards
 */
public record RateLimit(
    String label, String column, double percentile, double limitMillis, List<Offered> offered) {

  private static final String FLAG = "limit";
  private static final String LIMIT = "bench/limit_ms";
  private static final String PERCENTILE = "bench/limit_percentile";
  private static final String JUDGED = "bench/limit_value_ms";

  /**
   * @param rate requests/s as declared
   * @param millis the percentile; absent where it cannot be told
   * @param met whether it is within the limit
   */
  public record Offered(double rate, OptionalDouble millis, boolean met) {}

  public RateLimit {
    offered = offered.stream().sorted(Comparator.comparingDouble(Offered::rate)).toList();
  }

  static List<RateLimit> of(Grid grid, Labels labels, Collection<Cell> cells) {
    Map<List<String>, List<Cell>> groups = new LinkedHashMap<>();
    for (Cell cell : cells) {
      if (cell.setting().scenario().rate().matches("[0-9.]+") && cell.metric(LIMIT).isPresent()) {
        List<String> key =
            List.of(
                labels.withoutRate(cell),
                grid.facts(cell).without(Facts.Aspect.SCENARIO).label(),
                cell.metric(LIMIT) + " " + cell.metric(PERCENTILE));
        groups.computeIfAbsent(key, unused -> new ArrayList<>()).add(cell);
      }
    }
    return groups.entrySet().stream()
        .map(group -> {
          Cell first = group.getValue().getFirst();
          return new RateLimit(
              group.getKey().getFirst(),
              grid.column(first),
              first.metric(PERCENTILE).orElse(0),
              first.metric(LIMIT).orElseThrow(),
              group.getValue().stream().map(RateLimit::offered).toList());
        })
        .toList();
  }

  private static Offered offered(Cell cell) {
    OptionalDouble millis = cell.metric(JUDGED);
    boolean met =
        cell.isMeasured()
            && !cell.flags().containsKey(FLAG)
            && millis.orElse(Double.POSITIVE_INFINITY) <= cell.metric(LIMIT).orElseThrow();
    return new Offered(Double.parseDouble(cell.setting().scenario().rate()), millis, met);
  }

  /** Highest rate that meets the limit while all lower ones do; absent if none does. */
  public OptionalDouble highestRate() {
    OptionalDouble highest = OptionalDouble.empty();
    for (Offered each : offered) {
      if (!each.met()) {
        break;
      }
      highest = OptionalDouble.of(each.rate());
    }
    return highest;
  }

  /** The verdict, a sentence without its full stop. */
  public String words() {
    String all =
        offered.stream().map(each -> number(each.rate())).collect(Collectors.joining(", "));
    String what = "p%s of the response".formatted(number(percentile));
    String limit = number(limitMillis) + " ms";
    OptionalDouble highest = highestRate();
    if (highest.isEmpty()) {
      return "%s is not within %s at any rate that was offered (%s/s)".formatted(what, limit, all);
    }
    boolean last = highest.getAsDouble() == offered.getLast().rate();
    return "%s stays within %s up to %s/s%s"
        .formatted(
            what,
            limit,
            number(highest.getAsDouble()),
            last ? ", the highest rate that was offered" : " (offered: %s)".formatted(all));
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? String.format(Locale.ROOT, "%.0f", value)
        : Double.toString(value);
  }
}
