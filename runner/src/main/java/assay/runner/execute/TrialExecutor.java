// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Fit;

/** Gives the fits of baselines to one executor and all others to another. */
public final class TrialExecutor implements Executor {
  private final Executor trials;
  private final Executor baselines;

  /** Both are closed with this one. */
  public TrialExecutor(Executor trials, Executor baselines) {
    this.trials = trials;
    this.baselines = baselines;
  }

  @Override
  public FitResult execute(Fit fit, FitProgress progress) throws InterruptedException {
    return (fit.trial().isBaseline() ? baselines : trials).execute(fit, progress);
  }

  @Override
  public void close() {
    try (trials) {
      baselines.close();
    }
  }
}
