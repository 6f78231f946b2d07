// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.BenchmarkSpec;
import java.util.List;

/**
 * The trials that a benchmark expands to. How many forks each is measured in is seen while they
 * run: as many as its interval needs.
 */
public record BenchmarkPlan(
    BenchmarkSpec spec, BenchmarkInputs inputs, List<BenchmarkTrial> trials) {
  public BenchmarkPlan {
    trials = List.copyOf(trials);
  }

  /**
   * @param fork from 0
   */
  public Measurement measurement(BenchmarkTrial trial, int fork) {
    return new Measurement(trial, BenchmarkPlanner.key(inputs, trial, fork), fork);
  }

  /** Measurements at least; more where intervals stay wide. */
  public int planned() {
    return trials.size() * spec.measure().forks();
  }
}
