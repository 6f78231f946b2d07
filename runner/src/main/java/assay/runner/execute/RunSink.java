// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.Sample;
import assay.runner.plan.Fit;
import java.util.Map;

/**
 * Where a launch is written: the journal first, then a tracker. Calls come from several threads.
 *
 * <p>A sink must not slow training down for longer than a local write takes: what waits for a
 * network queues by itself. {@link #fitEnded} of the journal returns when the record is on disk.
 */
public interface RunSink extends AutoCloseable {

  void launchStarted(LaunchFacts launch);

  void fitStarted(Fit fit);

  /** See {@link FitProgress#epoch}. */
  void epoch(Fit fit, int epoch, Map<String, Double> values);

  void fitEnded(FitRecord fit);

  /** What the process did at a moment, see {@link SystemSeries}. Most have no use for it. */
  default void sampled(Sample sample) {}

  /** A fit of this plan that an earlier launch finished; it is not trained again. */
  void fitReused(FitRecord fit);

  /** All fits of a trial have ended, or the launch has. */
  void trialSummarized(TrialSummary summary);

  void launchEnded(LaunchEnd end);

  /** Finishes what is queued. */
  @Override
  void close();
}
