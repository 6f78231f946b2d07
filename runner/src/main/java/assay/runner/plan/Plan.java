// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.ExperimentSpec;
import java.util.List;

/** The ordered list of fits that an experiment expands to; fits stand trial by trial. */
public record Plan(ExperimentSpec spec, PlanInputs inputs, List<Trial> trials, List<Fit> fits) {
  public Plan {
    trials = List.copyOf(trials);
    fits = List.copyOf(fits);
  }

  /** Trials of the search, without baselines. */
  public long searched() {
    return trials.stream().filter(trial -> !trial.isBaseline()).count();
  }

  /** How many trials there are: {@code 16 trials}, {@code (16 trials + 2 baselines)}. */
  public String trialsText() {
    long baselines = trials.size() - searched();
    String all = counted(searched(), "trial");
    return baselines == 0 ? all : "(%s + %s)".formatted(all, counted(baselines, "baseline"));
  }

  private static String counted(long count, String noun) {
    return "%d %s%s".formatted(count, noun, count == 1 ? "" : "s");
  }
}
