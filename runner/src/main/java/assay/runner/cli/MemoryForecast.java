// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.plan.Plan;
import assay.runner.plan.Trial;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;

/**
 * What trials need at least: single precision for each weight and its gradient, and for each moment
 * that the optimizer keeps of it. Activations and the engine itself come on top.
 *
 * @param parameters of a trial's model
 */
record MemoryForecast(Plan plan, ToLongFunction<Trial> parameters) {
  private static final double BYTES_PER_NUMBER = 4;
  private static final double GB = 1e9;

  /** Below this nobody needs to be warned, and the machine need not be looked at. */
  private static final double SMALL_BYTES = 0.5 * GB;

  private double bytes(Trial trial) {
    long weights = parameters.applyAsLong(trial);
    if (weights == 0) {
      return 0;
    }
    double numbers = 2 + moments(trial.settings().train().optimizer());
    return weights * BYTES_PER_NUMBER * numbers;
  }

  private static int moments(OptimizerSpec rule) {
    if (rule instanceof OptimizerSpec.Adam) {
      return 2;
    }
    return rule instanceof OptimizerSpec.Sgd sgd && sgd.momentum() > 0 ? 1 : 0;
  }

  /**
   * Warns of trials that cannot fit.
   *
   * @param memoryBytes of the machine, less what control groups keep from this process
   */
  void check(Supplier<OptionalLong> memoryBytes, Problems problems) {
    double most = plan.trials().stream().mapToDouble(this::bytes).max().orElse(0);
    if (most < SMALL_BYTES) {
      return;
    }
    OptionalLong there = memoryBytes.get();
    if (there.isEmpty() || most <= there.getAsLong()) {
      return;
    }
    long over = plan.trials().stream().filter(trial -> bytes(trial) > there.getAsLong()).count();
    long largest = plan.trials().stream().mapToLong(parameters).max().orElse(0);
    problems.add(
        plan.spec().positions().firstWritten("search.space.model.hidden", "model.hidden", "model"),
        ProblemCode.W141_MEMORY_FORECAST,
        "Needs %s GB at least, for %s M weights with gradients and moments; `cpu` has %s. %d of %d trials expected to end `oom`."
            .formatted(
                tenths(most / GB),
                tenths(largest / 1e6),
                tenths(there.getAsLong() / GB),
                over,
                plan.trials().size()),
        "Use narrower layers.");
  }

  private static String tenths(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
