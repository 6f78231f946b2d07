// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.Executor;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.plan.Fit;

/** Stands in for the engine where every fit is known. */
final class NothingToTrain implements Executor {

  @Override
  public FitResult execute(Fit fit, FitProgress progress) {
    throw new IllegalStateException("every fit was known, but %s was asked for".formatted(fit.key()));
  }

  @Override
  public void close() {}
}
