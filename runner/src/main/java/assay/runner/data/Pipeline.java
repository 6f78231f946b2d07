// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep;
import java.util.ArrayList;
import java.util.List;

/** Preprocessing as declared. */
public record Pipeline(List<PreprocessStep> steps) {
  public Pipeline {
    steps = List.copyOf(steps);
  }

  /** Fits each step on these rows as the steps before it leave them. */
  public FittedPipeline fit(DataSet data, int[] trainRows) {
    double[] rows = data.featuresOf(trainRows);
    List<FittedStep> fitted = new ArrayList<>();
    for (PreprocessStep step : steps) {
      FittedStep next =
          switch (step) {
            case PreprocessStep.Standardize() -> Standardizer.fit(rows, data.columns());
          };
      next.apply(rows);
      fitted.add(next);
    }
    return new FittedPipeline(fitted);
  }
}
