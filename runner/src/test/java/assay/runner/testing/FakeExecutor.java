// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.testing;

import assay.runner.execute.Executor;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.plan.Fit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;

/** Trains nothing: gives the scores that a function of the fit says, or throws what it throws. */
public final class FakeExecutor implements Executor {

  /** What a fit gives. */
  @FunctionalInterface
  public interface Behaviour {
    double accuracy(Fit fit, FitProgress progress) throws Exception;
  }

  private final Behaviour behaviour;
  private final List<String> executed = new CopyOnWriteArrayList<>();

  public FakeExecutor(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** Keys of the fits that were asked for, in order. */
  public List<String> executed() {
    return executed;
  }

  @Override
  public FitResult execute(Fit fit, FitProgress progress) throws InterruptedException {
    executed.add(fit.key());
    try {
      progress.check();
      progress.epoch(1, Map.of("train/loss", 0.5));
      return finished(behaviour.accuracy(fit, progress));
    } catch (InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  public static FitResult finished(double accuracy) {
    return new FitResult(
        FitState.FINISHED,
        Map.of("accuracy", accuracy),
        OptionalInt.of(80),
        OptionalInt.of(20),
        OptionalDouble.of(2),
        OptionalDouble.of(400),
        OptionalLong.empty(),
        false,
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void close() {}
}
