// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitLoopOptions;
import assay.runner.execute.FitState;
import assay.runner.spec.ExecuteSpec;
import assay.runner.spec.ExperimentSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** How a launch is executed; these override the declaration. */
final class ExecutionOptions {
  @Option(
      names = "--parallel",
      paramLabel = "N",
      description = "Fits at once (execute.slots). Default: as many as keep every core busy.")
  @Nullable Integer parallel;

  @Option(
      names = "--max-time",
      paramLabel = "TIME",
      converter = TimeConverter.class,
      description = "Stops, resumable, after a time such as 90s, 30m or 2h (budget.wall).")
  @Nullable Duration maxTime;

  @Option(
      names = "--retry",
      paramLabel = "STATE",
      split = ",",
      description = "Tries fits again that ended so: failed, oom, timeout or all.")
  List<String> retry = new ArrayList<>();

  @Option(
      names = "--accept-noise",
      description = "Measures although others keep the machine busy; results are marked.")
  boolean acceptNoise;

  @Option(names = "--rerun", description = "Trains every fit again, also finished ones.")
  boolean rerun;

  @Option(
      names = "--epochs",
      description = "Prints a line for each epoch of each fit, with its curves.")
  boolean epochs;

  /** The states to try again. */
  Set<FitState> retried() {
    Set<FitState> states = EnumSet.noneOf(FitState.class);
    for (String word : retry) {
      switch (word) {
        case "failed" -> states.add(FitState.FAILED);
        case "oom" -> states.add(FitState.OOM);
        case "timeout" -> states.add(FitState.TIMEOUT);
        case "all" -> states.addAll(EnumSet.of(FitState.FAILED, FitState.OOM, FitState.TIMEOUT));
        default ->
            throw new CommandException(
                ExitCode.WRONG_DECLARATION,
                "--retry wants failed, oom, timeout or all, got \"%s\"".formatted(word));
      }
    }
    return states;
  }

  FitLoopOptions of(ExperimentSpec spec) {
    ExecuteSpec execute = spec.execute();
    OptionalInt asked = parallel == null ? OptionalInt.empty() : OptionalInt.of(parallel);
    if (asked.isPresent() && asked.getAsInt() < 1) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "--parallel wants a whole number ≥ 1, got " + parallel);
    }
    return new FitLoopOptions(
        asked.orElse(Slots.of(execute)),
        execute.fitTimeout(),
        execute.onFailure() == ExecuteSpec.OnFailure.STOP,
        Optional.ofNullable(maxTime).or(() -> spec.budget().wall()));
  }

  /** The language's durations on the command line. */
  static final class TimeConverter implements ITypeConverter<Duration> {
    @Override
    public Duration convert(String text) {
      return assay.runner.spec.Durations.find(text)
          .orElseThrow(() ->
              new TypeConversionException(
                  "\"%s\" is not a time; write 90s, 30m, 2h or 1h30m".formatted(text)));
    }
  }
}
