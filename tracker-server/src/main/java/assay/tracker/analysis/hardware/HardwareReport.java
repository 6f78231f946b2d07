// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What benchmarks measured, compared across one dimension.
 *
 * @param baseline the label of a column; absent if nothing was measured
 * @param shared the facts that hold for all rows, for people
 * @param views what is to be shown
 * @param leftOut rows that are in no mean
 * @param firstMillis when the first trial began, in milliseconds since 1970
 * @param lastMillis when the last one ended
 * @param forks how many measurements there are in all
 */
public record HardwareReport(
    Dimension across,
    List<View> views,
    Optional<String> baseline,
    Headline headline,
    String shared,
    List<Column> columns,
    List<Row> rows,
    List<MeanSpeedUp> means,
    List<LeftOut> leftOut,
    List<Scaling> batchScaling,
    List<Scaling> threadScaling,
    List<RooflinePoint> roofline,
    List<ParetoFront> latencyFronts,
    List<ParetoFront> costFronts,
    List<BestBatch> bestBatches,
    List<PerJoule> perJoule,
    List<RateLimit> limits,
    List<Noise> noise,
    List<EnvironmentField> environment,
    List<Superseded> superseded,
    List<UnreadTrial> unread,
    OptionalLong firstMillis,
    OptionalLong lastMillis,
    int forks) {

  /**
   * @param baseline the label of a column, letters of either case. If absent: the fewest threads,
   *     the smallest batch, a processor before accelerators, and else what has most results
   * @throws UnknownBaselineException if nothing of this name was measured
   */
  public static HardwareReport of(
      Collection<BenchmarkTrial> trials, Dimension across, Optional<String> baseline) {
    return of(trials, ReportOptions.of(across, baseline));
  }

  /**
   * As far as the options do not say what is compared, it is as in {@link #of(Collection,
   * Dimension, Optional)}.
   *
   * @throws UnknownBaselineException if nothing of this name was measured
   */
  public static HardwareReport of(Collection<BenchmarkTrial> trials, ReportOptions options) {
    return new HardwareReportBuilder(CellSet.read(trials), options).build();
  }
}
