// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report.hardware;

import assay.tracker.analysis.Interval;
import assay.tracker.analysis.hardware.Cell;
import assay.tracker.analysis.hardware.Row;
import assay.tracker.analysis.hardware.SpeedUp;
import assay.tracker.analysis.hardware.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** What a table says of a cell. */
final class CellWords {
  private CellWords() {}

  /** How far the ends of the 95 % interval lie from the throughput: half its width. */
  static OptionalDouble halfWidth(Cell cell) {
    OptionalDouble low = cell.metric("bench/ci_low");
    OptionalDouble high = cell.metric("bench/ci_high");
    OptionalDouble mean = cell.throughput();
    return low.isPresent() && high.isPresent() && mean.isPresent()
        ? OptionalDouble.of((high.getAsDouble() - low.getAsDouble()) / 2 / mean.getAsDouble())
        : OptionalDouble.empty();
  }

  /** Of the device that computes, where it has memory of its own. */
  static OptionalDouble memory(Cell cell) {
    return Stream.of("mem/gpu_peak_bytes", "mem/rss_peak_bytes")
        .flatMap(key -> cell.metric(key).stream().boxed())
        .mapToDouble(it -> it)
        .findFirst();
  }

  /** As {@code ×2.00}; in parentheses where it is no result. */
  static String ratio(SpeedUp speedUp) {
    if (speedUp.ratio().isEmpty()) {
      return speedUp.verdict() == Verdict.BASELINE ? "baseline" : Figures.ABSENT;
    }
    String times = Figures.times(speedUp.ratio().getAsDouble());
    return speedUp.verdict() == Verdict.NOT_COMPARABLE ? "(%s)".formatted(times) : times;
  }

  static String interval(SpeedUp speedUp) {
    return speedUp.interval().map(CellWords::interval).orElse(Figures.ABSENT);
  }

  static String interval(Interval interval) {
    return "%s to %s".formatted(Figures.plain(interval.low()), Figures.plain(interval.high()));
  }

  static String verdict(Verdict verdict) {
    return switch (verdict) {
      case BASELINE -> "baseline";
      case FASTER -> "faster";
      case SLOWER -> "slower";
      case NEGLIGIBLE -> "within the noise threshold of 3%";
      case TIED -> "cannot be told apart";
      case NO_INTERVAL -> "too few forks for an interval";
      case NOT_COMPARABLE -> "not comparable";
    };
  }

  /** The verdict and all that speaks against the cell. */
  static String verdict(Row.Entry entry) {
    SpeedUp speedUp = entry.speedUp();
    if (speedUp.verdict() == Verdict.NOT_COMPARABLE) {
      return "not comparable: " + String.join("; ", speedUp.because());
    }
    List<String> words = new ArrayList<>();
    words.add(verdict(speedUp.verdict()));
    doubts(entry.cell()).ifPresent(words::add);
    return String.join("; ", words);
  }

  /** Why a cell is no result, absent if it is one. */
  static Optional<String> doubts(Cell cell) {
    if (!cell.isMeasured()) {
      return Optional.of(cell.outcome());
    }
    List<String> words = new ArrayList<>();
    if (!cell.isResult() && cell.flags().isEmpty()) {
      words.add("profile " + cell.quality());
    }
    cell.flags()
        .forEach((flag, reason) -> words.add(reason.isEmpty() ? flag : flag + ": " + reason));
    return words.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", words));
  }
}
