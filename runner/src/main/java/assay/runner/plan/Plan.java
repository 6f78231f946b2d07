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
}
