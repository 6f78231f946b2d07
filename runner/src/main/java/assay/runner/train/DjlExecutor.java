// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import assay.runner.data.DataSet;
import assay.runner.data.FoldData;
import assay.runner.data.Folds;
import assay.runner.execute.Executor;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;

/**
 * Trains fits with PyTorch on the CPU, each on the thread that calls. A fit gives the same metrics,
 * bit for bit, whatever runs beside it; another number of threads per fit may change the last bits,
 * because it changes the order of sums.
 */
public final class DjlExecutor implements Executor {
  private final TorchEngine engine;
  private final DataSet data;
  private final Folds folds;
  private final int threadsPerFit;
  private final Ticker ticker;

  /**
   * @param folds of the same rows as {@code data}
   * @param threadsPerFit for one operation of a fit
   */
  public DjlExecutor(
      TorchEngine engine, DataSet data, Folds folds, int threadsPerFit, Ticker ticker) {
    this.engine = engine;
    this.data = data;
    this.folds = folds;
    this.threadsPerFit = threadsPerFit;
    this.ticker = ticker;
  }

  @Override
  public FitResult execute(Fit fit, FitProgress progress) throws InterruptedException {
    FoldData fold = FoldData.of(data, folds.of(fit), fit.trial().settings());
    Autograd.threads(threadsPerFit);
    try (NDManager manager = engine.newManager()) {
      return new FitRun(fit, fold, manager, ticker).run(progress);
    } catch (EngineException e) {
      if (isOutOfMemory(e)) {
        throw new OutOfMemoryError("PyTorch: " + e.getMessage());
      }
      throw e;
    } finally {
      Autograd.recording(false);
    }
  }

  /** Libtorch reports an allocation that failed as an exception like any other. */
  static boolean isOutOfMemory(EngineException thrown) {
    String message = String.valueOf(thrown.getMessage());
    return message.contains("can't allocate memory") || message.contains("not enough memory");
  }

  /** The engine stays loaded: a process cannot unload it. */
  @Override
  public void close() {}
}
