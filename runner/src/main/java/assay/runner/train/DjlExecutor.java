// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDManager;
import assay.runner.data.DataSet;
import assay.runner.data.Fold;
import assay.runner.data.FoldData;
import assay.runner.data.Folds;
import assay.runner.execute.Executor;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import assay.runner.spec.TaskSpec;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;

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
    Fold rows = folds.of(fit);
    FoldData fold = FoldData.of(data, rows, fit.trial().settings());
    Optional<ValidationCut> cut = cut(fit, fold);
    Autograd.threads(threadsPerFit);
    try (NDManager manager = engine.newManager()) {
      return new FitRun(fit, fold, cut, manager, ticker).run(progress);
    } catch (EngineException e) {
      if (isOutOfMemory(e)) {
        throw new OutOfMemoryError("PyTorch: " + e.getMessage());
      }
      throw e;
    } finally {
      Autograd.recording(false);
    }
  }

  /** What is held out keeps the groups of the data together and does not look into the past. */
  private Optional<ValidationCut> cut(Fit fit, FoldData fold) {
    OptionalDouble share = fit.trial().settings().train().options().validation();
    if (share.isEmpty()) {
      return Optional.empty();
    }
    if (fit.trial().settings().task().type() == TaskSpec.Type.SERIES) {
      return Optional.of(ValidationCut.last(fold.trainRows(), share.getAsDouble()));
    }
    Optional<int[]> groups =
        data.groups()
            .map(all -> Arrays.stream(fold.trainRowNumbers()).map(row -> all[row]).toArray());
    return Optional.of(
        ValidationCut.drawn(
            fold.trainTargets(), groups, share.getAsDouble(), fit.seeds().validation()));
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
