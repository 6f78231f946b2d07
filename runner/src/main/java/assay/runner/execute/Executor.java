// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Fit;

/**
 * Trains and evaluates one fit. Called from several threads at once; the same fit must give the
 * same metrics, bit for bit, whatever runs beside it.
 *
 * <p>An exception other than the two of {@link FitProgress#check()} means that this fit failed; the
 * loop records it and goes on. An {@link OutOfMemoryError} is recorded as {@link FitState#OOM}.
 */
public interface Executor extends AutoCloseable {

  FitResult execute(Fit fit, FitProgress progress) throws InterruptedException;

  @Override
  void close();
}
