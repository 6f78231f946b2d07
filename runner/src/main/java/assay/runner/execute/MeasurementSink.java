// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Measurement;

/**
 * Where a benchmark's launch is written: the journal first, then a tracker; {@link RunSink} for
 * measurements. {@link #measurementEnded} of the journal returns when the record is on disk.
 */
public interface MeasurementSink extends AutoCloseable {

  void launchStarted(BenchmarkFacts launch);

  void measurementStarted(Measurement measurement);

  void measurementEnded(MeasurementRecord record);

  /** A measurement of this plan that an earlier launch finished; it is not taken again. */
  void measurementReused(MeasurementRecord record);

  /** Nothing more is measured of a trial in this launch. */
  void trialSummarized(CellSummary summary);

  void launchEnded(BenchmarkEnd end);

  /** Finishes what is queued. */
  @Override
  void close();
}
