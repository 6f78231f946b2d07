// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.TargetFacts;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.BenchmarkPlanner;
import assay.runner.plan.BenchmarkTrial;
import assay.runner.plan.Measurement;
import assay.runner.record.JournalContents;
import assay.runner.record.StoredFit;
import assay.runner.spec.BenchmarkSpec;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** A benchmark that can run: its models are read, its machine is known. */
record PlannedBenchmark(BenchmarkPlan plan, BenchmarkHost host, Map<String, TargetFacts> targets) {

  static PlannedBenchmark of(BenchmarkSpec spec) {
    BenchmarkHost host = new BenchmarkHost();
    Map<String, TargetFacts> targets = host.targets(spec);
    return new PlannedBenchmark(
        BenchmarkPlanner.plan(spec, host.inputs(spec, targets)), host, targets);
  }

  /**
   * Measurements that the journal answers already, by key.
   *
   * @param retry states to try again
   */
  Map<String, MeasurementRecord> known(JournalContents journal, Set<FitState> retry) {
    Map<String, StoredFit> stored = journal.latest();
    Map<String, MeasurementRecord> known = new LinkedHashMap<>();
    for (BenchmarkTrial trial : plan.trials()) {
      for (int fork = 0; fork < plan.spec().measure().maxForks(); fork++) {
        Measurement measurement = plan.measurement(trial, fork);
        StoredFit answer = stored.get(measurement.key());
        if (answer != null && KnownFits.counts(answer.result().state(), retry)) {
          known.put(measurement.key(), answer.answering(measurement));
        }
      }
    }
    return known;
  }
}
