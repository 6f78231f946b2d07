// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.host.Machine;
import assay.runner.model.Amounts;
import assay.runner.model.Architecture;
import assay.runner.model.ArchitectureException;
import assay.runner.model.MemoryForecast;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.CellConfiguration;
import assay.runner.spec.CellSettings;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import assay.runner.spec.ScenarioSpec;
import assay.runner.spec.SubjectSpec;
import assay.runner.spec.TrainSpec;
import assay.runner.train.TorchEngine;
import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/** What families with random weights ask of their input and of the machine. */
final class BenchmarkChecks {
  /** As steps of training update: Adam on the cross-entropy. */
  private static final OptimizerSpec ADAM = new OptimizerSpec.Adam(1e-3, 0.9, 0.999, 1e-8);

  /** Heap of a measuring process. */
  private static final long HEAP = 2L << 30;

  private final BenchmarkSpec spec;
  private final Problems problems;
  private final Set<String> told = new HashSet<>();

  private BenchmarkChecks(BenchmarkSpec spec, Problems problems) {
    this.spec = spec;
    this.problems = problems;
  }

  static void check(BenchmarkSpec spec, Problems problems) {
    BenchmarkChecks checks = new BenchmarkChecks(spec, problems);
    spec.configurations().stream()
        .map(CellConfiguration::settings)
        .filter(cell -> cell.subject() instanceof SubjectSpec.Family)
        .forEach(checks::check);
  }

  private void check(CellSettings cell) {
    SubjectSpec.Family family = (SubjectSpec.Family) cell.subject();
    try {
      Architecture architecture = Architecture.of(family.model(), cell.shape(), family.outputs());
      if (cell.scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP) {
        memory(cell, family, architecture);
      }
    } catch (ArchitectureException e) {
      tell(e.path(), ProblemCode.E104_NOT_ALLOWED, String.valueOf(e.getMessage()), e.advice());
    }
  }

  private void memory(CellSettings cell, SubjectSpec.Family family, Architecture architecture) {
    TrainSpec train = new TrainSpec(TrainSpec.Loss.CROSS_ENTROPY, ADAM, cell.batch(), 1, 0);
    MemoryForecast forecast = MemoryForecast.of(architecture, train, cell.batch());
    if (forecast.total() < HEAP / 2) {
      return;
    }
    OptionalLong there = Machine.local().facts(TorchEngine.versions()).effectiveMemoryBytes();
    boolean machine = MemoryCheck.PROCESS + forecast.total() > there.orElse(Long.MAX_VALUE);
    if (machine || forecast.heap() > HEAP) {
      tell(
          "model",
          ProblemCode.W141_MEMORY_FORECAST,
          "Needs about %s, %s."
              .formatted(
                  MemoryCheck.parts(forecast),
                  machine
                      ? "`cpu` has " + Amounts.bytes(there.orElse(0))
                      : "of which %s in the heap of Java, and a measuring process has %s"
                          .formatted(Amounts.bytes(forecast.heap()), Amounts.bytes(HEAP))),
          MemoryForecast.smaller(family.model(), cell.shape(), family.outputs())
              .orElse("Use a smaller model or batch."));
    }
  }

  private void tell(String path, ProblemCode code, String message, String advice) {
    String searched = "search.space." + path;
    if (told.add(path + message)) {
      problems.add(
          spec.positions().byPath().containsKey(searched)
              ? spec.positions().place(searched)
              : spec.positions().place(path),
          code,
          message,
          advice);
    }
  }
}
