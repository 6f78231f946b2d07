// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.Aggregate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * One configuration and what was measured of it.
 *
 * @param digest of the model's weights and graph; empty if unknown
 * @param state such as {@code finished}, {@code failed}, {@code oom}, {@code skipped}, {@code
 *     timeout}
 * @param cause why there is no result, in a sentence; empty if there is one
 * @param quality {@code smoke}, {@code standard} or {@code publish}
 * @param flags what makes the result doubtful, by name, with the reason if one was given
 * @param forks in the order of their numbers
 */
public record Cell(
    String runId,
    String name,
    long startMillis,
    long endMillis,
    Setting setting,
    String digest,
    String state,
    String cause,
    String quality,
    Map<String, String> flags,
    Map<String, String> environment,
    Map<String, Double> metrics,
    List<BenchmarkFork> forks) {

  static final String FINISHED = "finished";
  static final String SMOKE = "smoke";
  static final String PARITY = "parity";

  /** Whether something was measured, doubtful or not. */
  public boolean isMeasured() {
    return state.equals(FINISHED) && throughput().isPresent();
  }

  /** Measured, and nothing speaks against it. */
  public boolean isResult() {
    return isMeasured() && flags.isEmpty() && !quality.equals(SMOKE);
  }

  /** How it ended, for people. */
  public String outcome() {
    String how = state.equals(FINISHED) ? "no throughput" : state;
    return cause.isEmpty() ? how : "%s: %s".formatted(how, cause);
  }

  /** Samples/s: the mean over the means of the forks; what was logged, where they are not there. */
  public OptionalDouble throughput() {
    OptionalDouble mean =
        forks.isEmpty()
            ? metric("bench/throughput")
            : forks.stream().mapToDouble(BenchmarkFork::mean).average();
    return mean.stream().filter(it -> it > 0).findFirst();
  }

  public OptionalDouble metric(String key) {
    return Optional.ofNullable(metrics.get(key)).stream().mapToDouble(it -> it).findFirst();
  }

  /** Milliseconds; from the scheduled time where requests came by the clock. */
  public OptionalDouble latency(String statistic) {
    return metric(latencyKey(statistic));
  }

  String latencyKey(String statistic) {
    String kind = setting.scenario().isOpenLoop() ? "response" : "latency";
    return "bench/%s_%s_ms".formatted(kind, statistic);
  }

  /** Between forks: their standard deviation, with n − 1, over their mean. */
  public OptionalDouble cv() {
    if (forks.size() < 2) {
      return metric("bench/cv");
    }
    Aggregate means = Aggregate.of(forks.stream().mapToDouble(BenchmarkFork::mean).toArray(), 0);
    return OptionalDouble.of(means.sd().orElseThrow() / means.mean());
  }

  /** What was measured goes before what failed, and later before earlier. */
  static Comparator<Cell> best() {
    return Comparator.comparing(Cell::isMeasured)
        .thenComparingLong(Cell::startMillis)
        .thenComparing(Cell::runId)
        .reversed();
  }
}
