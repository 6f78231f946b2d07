// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.Monitor;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.ScheduleSpec;
import assay.runner.spec.TaskSpec;
import assay.runner.spec.TrainSpec;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Literals: {@code optimizer_literals.py}. */
class LearningRatesTest {
  private static final Offset<Double> PRECISION = Offset.offset(5e-8);

  @Test
  void aConstantRateStays() {
    assertRates(rates(new ScheduleSpec.Constant(), 0, 3, 2), 1, 1, 1, 1, 1, 1);
  }

  @Test
  void stepsComeAfterWholeEpochs() {
    assertRates(rates(new ScheduleSpec.Step(3, 0.5), 0, 7, 1), 1, 1, 1, 0.5, 0.5, 0.5, 0.25);
    assertRates(rates(new ScheduleSpec.Step(1, 0.1), 0, 2, 2), 1, 1, 0.1, 0.1);
  }

  @Test
  void exponentialDecayIsByEpoch() {
    assertRates(rates(new ScheduleSpec.Exponential(0.9), 0, 4, 1), 1, 0.9, 0.81, 0.729);
  }

  @Test
  void aCosineFallsFromTheRateTowardsItsMinimum() {
    assertRates(rates(new ScheduleSpec.Cosine(0.1), 0, 4, 1), 1, 0.8681981, 0.55, 0.2318019);
  }

  @Test
  void oneCycleRisesAndFallsByUpdate() {
    assertRates(
        rates(new ScheduleSpec.OneCycle(0.3, 25, 1e4), 0, 5, 2),
        0.04,
        0.52,
        1,
        0.9504846,
        0.8117457,
        0.611262,
        0.388742,
        0.1882583,
        0.04951937,
        4e-6);
  }

  @Test
  void warmUpRisesLinearlyAndTheScheduleBeginsAfterIt() {
    assertRates(
        rates(new ScheduleSpec.Step(1, 0.1), 1, 3, 3), 0.25, 0.5, 0.75, 1, 1, 1, 0.1, 0.1, 0.1);
  }

  @Test
  void aPlateauIsLeftWhenPatienceIsOver() {
    LearningRates rates = plateau(TaskSpec.Goal.MINIMIZE, 2, 0);

    // Best, worse, worse, worse: the third one is beyond the patience of two.
    assertEpochs(epochs(rates, 1, 1.1, 1.2, 1.3, 1.4), 1, 1, 1, 1, 0.5);
  }

  @Test
  void anImprovementBelowTheThresholdIsNone() {
    LearningRates rates = plateau(TaskSpec.Goal.MINIMIZE, 1, 0);

    assertEpochs(epochs(rates, 1, 0.9999, 0.9998, 0.5), 1, 1, 1, 0.5);
  }

  @Test
  void whatIsMaximisedImprovesUpwards() {
    LearningRates rates = plateau(TaskSpec.Goal.MAXIMIZE, 1, 0);

    assertEpochs(epochs(rates, 0.5, 0.6, 0.7, 0.6, 0.6, 0.6), 1, 1, 1, 1, 1, 0.5);
  }

  @Test
  void aRateThatFellIsLeftAloneWhileItCoolsDown() {
    LearningRates rates = plateau(TaskSpec.Goal.MINIMIZE, 1, 2);

    // It falls after the third epoch; two are not counted, and two more exceed the patience.
    assertEpochs(epochs(rates, 1, 2, 2, 2, 2, 2, 2, 2), 1, 1, 1, 0.5, 0.5, 0.5, 0.5, 0.25);
  }

  private static LearningRates plateau(TaskSpec.Goal goal, int patience, int cooldown) {
    return rates(
        new ScheduleSpec.Plateau(new Monitor("val/loss", goal), 0.5, patience, 0.01, cooldown, 0.2),
        0,
        100,
        1);
  }

  private static LearningRates rates(
      ScheduleSpec schedule, int warmUp, int epochs, int updatesPerEpoch) {
    TrainSpec.Options none = TrainSpec.Options.NONE;
    TrainSpec.Options options =
        new TrainSpec.Options(
            none.huberDelta(),
            schedule,
            warmUp,
            1,
            0,
            none.clipValue(),
            none.clipNorm(),
            none.classWeights(),
            none.validation(),
            none.earlyStopping());
    return new LearningRates(
        new TrainSpec(TrainSpec.Loss.MSE, new OptimizerSpec.Sgd(1, 0), 1, epochs, 0, options),
        updatesPerEpoch);
  }

  /** The rate of each epoch, whose curve then has this value. */
  private static double[] epochs(LearningRates rates, double... curve) {
    double[] given = new double[curve.length];
    for (int i = 0; i < curve.length; i++) {
      given[i] = rates.next();
      rates.epochEnded(Map.of("val/loss", curve[i]));
    }
    return given;
  }

  private static void assertRates(LearningRates rates, double... expected) {
    double[] given = new double[expected.length];
    for (int i = 0; i < given.length; i++) {
      given[i] = rates.next();
    }
    assertThat(given).containsExactly(expected, PRECISION);
  }

  private static void assertEpochs(double[] given, double... expected) {
    assertThat(given).containsExactly(expected, PRECISION);
  }
}
