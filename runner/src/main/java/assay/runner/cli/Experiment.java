// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A declaration without errors, of either kind. */
sealed interface Experiment permits Prepared, Experiment.Benchmark {

  /** Needs nothing but its declaration until it is planned. */
  record Benchmark(BenchmarkSpec spec) implements Experiment {}

  /**
   * Every file, or none where any has an error: what is wrong is shown before anything runs.
   *
   * @throws CommandException with the exit code of a wrong declaration
   */
  static List<Experiment> all(DeclarationOptions options, Terminal terminal) {
    Problems problems = new Problems();
    List<Experiment> experiments = new ArrayList<>();
    for (Path file : options.files) {
      read(file, options.overrides, problems).ifPresent(experiments::add);
    }
    terminal.say(problems.lines());
    if (problems.hasErrors()) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "the declaration has errors; nothing was run");
    }
    return experiments;
  }

  static Optional<Experiment> read(Path file, Map<String, String> overrides, Problems problems) {
    return SpecReader.declaration(file.toString(), file, overrides, problems)
        .flatMap(declaration ->
            switch (declaration) {
              case ExperimentSpec training -> Prepared.of(training, problems).map(it -> it);
              case BenchmarkSpec benchmark -> {
                BenchmarkChecks.check(benchmark, problems);
                yield TargetCheck.anyIsHere(benchmark, problems)
                    ? Optional.of(new Benchmark(benchmark))
                    : Optional.empty();
              }
            });
  }
}
