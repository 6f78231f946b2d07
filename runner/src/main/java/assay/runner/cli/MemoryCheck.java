// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.host.Machine;
import assay.runner.model.Amounts;
import assay.runner.model.Architecture;
import assay.runner.model.MemoryForecast;
import assay.runner.plan.Plan;
import assay.runner.plan.Trial;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.spec.TrialSettings;
import assay.runner.train.RowShapes;
import assay.runner.train.TorchEngine;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether fits have room, before the first of them starts. */
final class MemoryCheck {
  /** The process with the engine loaded, before there is a model in it. */
  static final long PROCESS = 400L << 20;

  /** Below this no machine is asked what it has. */
  private static final long SMALL = 1L << 30;

  private final RowShapes shapes;
  private final int trainRows;
  private final int slots;

  /**
   * @param trainRows of the first fold
   * @param slots fits at once
   */
  MemoryCheck(RowShapes shapes, int trainRows, int slots) {
    this.shapes = shapes;
    this.trainRows = trainRows;
    this.slots = slots;
  }

  MemoryForecast forecast(TrialSettings settings) {
    Architecture architecture =
        Architecture.of(settings.model(), shapes.row(settings), shapes.outputs(settings));
    boolean whole = settings.train().optimizer() instanceof OptimizerSpec.GradientDescent;
    int batch = Math.min(trainRows, whole ? trainRows : settings.train().batchSize());
    return MemoryForecast.of(architecture, settings.train(), batch);
  }

  /** Of the process while the largest fits run. */
  long bytes(Plan plan) {
    long largest =
        plan.trials().stream()
            .filter(trial -> !trial.isBaseline())
            .mapToLong(trial -> forecast(trial.settings()).total())
            .max()
            .orElse(0);
    return PROCESS + slots * largest;
  }

  /** Adds a warning where some trials have no room. */
  void check(Plan plan, Problems problems) {
    if (bytes(plan) < SMALL) {
      return;
    }
    OptionalLong there = Machine.local().facts(TorchEngine.versions()).effectiveMemoryBytes();
    long heap = Runtime.getRuntime().maxMemory();
    List<Trial> without =
        plan.trials().stream()
            .filter(trial -> !trial.isBaseline())
            .filter(trial -> !fits(forecast(trial.settings()), heap, there))
            .toList();
    Optional<Trial> largest =
        without.stream().max(Comparator.comparingLong(trial -> forecast(trial.settings()).total()));
    largest.ifPresent(trial ->
        problems.add(
            plan.spec().positions().place("model"),
            ProblemCode.W141_MEMORY_FORECAST,
            message(trial, heap, there)
                + " %d of %d trials expected to end `oom`."
                    .formatted(without.size(), plan.trials().size()),
            advice(trial)));
  }

  private boolean fits(MemoryForecast forecast, long heap, OptionalLong there) {
    return slots * forecast.heap() <= heap
        && PROCESS + slots * forecast.total() <= there.orElse(Long.MAX_VALUE);
  }

  private String message(Trial trial, long heap, OptionalLong there) {
    MemoryForecast forecast = forecast(trial.settings());
    boolean machine = PROCESS + slots * forecast.total() > there.orElse(Long.MAX_VALUE);
    return "Needs about %s%s, %s."
        .formatted(
            parts(forecast),
            slots == 1 ? "" : ", %d fits at once".formatted(slots),
            machine
                ? "`cpu` has %s".formatted(Amounts.bytes(there.orElse(0)))
                : "of which %s in the heap of Java, which has %s"
                    .formatted(Amounts.bytes(slots * forecast.heap()), Amounts.bytes(heap)));
  }

  /** {@code 13.4 GB (weights 1.6 GB, …)}. */
  static String parts(MemoryForecast forecast) {
    return "%s (weights %s, gradients %s, optimizer %s, copies %s, activations %s)"
        .formatted(
            Amounts.bytes(forecast.total()),
            Amounts.bytes(forecast.weights()),
            Amounts.bytes(forecast.gradients()),
            Amounts.bytes(forecast.optimizer()),
            Amounts.bytes(forecast.copies()),
            Amounts.bytes(forecast.activations()));
  }

  private String advice(Trial trial) {
    TrialSettings settings = trial.settings();
    return MemoryForecast.smaller(settings.model(), shapes.row(settings), shapes.outputs(settings))
        .orElse("Use a smaller model or batch, fewer `slots`, or more heap (-Xmx).");
  }
}
