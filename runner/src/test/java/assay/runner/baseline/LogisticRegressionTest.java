// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
  /** At ±1 the intercept is 0, and ½w² + 2·ln(1 + e⁻ʷ) is least where w·(1 + eʷ) = 2. */
  @Test
  void twoRowsHaveTheWeightThatCanBeComputedByHand() throws InterruptedException {
    LogisticRegression fitted =
        LogisticRegression.fit(new float[] {-1, 1}, new int[] {0, 1}, 2, 1, () -> {});

    double p = fitted.probabilities(new float[] {1})[1];
    double weight = Math.log(p / (1 - p));
    assertThat(weight * (1 + Math.exp(weight))).isCloseTo(2, within(1e-7));
    assertThat(fitted.probabilities(new float[] {0})[0]).isCloseTo(0.5, within(1e-9));
  }

  /** Without penalties intercepts alone give the shares of the classes (first-order condition). */
  @Test
  void meanProbabilitiesOfTheTrainingRowsAreTheSharesOfTheClasses() throws InterruptedException {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int classes = random.nextInt(2, 5);
      int[] labels = random.ints(60, 0, classes).toArray();
      float[] features = new float[180];
      for (int i = 0; i < features.length; i++) {
        features[i] = (float) random.nextDouble(-2, 2) + labels[i / 3];
      }
      double[] p =
          LogisticRegression.fit(features, labels, classes, 0.5, () -> {}).probabilities(features);
      double[] expected = new double[classes];
      double[] mean = new double[classes];
      for (int row = 0; row < labels.length; row++) {
        expected[labels[row]] += 1.0 / labels.length;
        for (int label = 0; label < classes; label++) {
          mean[label] += p[row * classes + label] / labels.length;
        }
      }
      assertThat(mean).as("seed %d", seed).containsExactly(expected, within(1e-7));
    }
  }

  @Test
  void itEndsWhenTheLaunchDoes() {
    assertThatThrownBy(() ->
            LogisticRegression.fit(
                new float[] {-1, 1},
                new int[] {0, 1},
                2,
                1,
                () -> {
                  throw new InterruptedException("stop");
                }))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void anIllConditionedQuadraticHasItsMinimumFound() throws InterruptedException {
    double[] found =
        Lbfgs.minimum(
            (point, gradient) -> {
              double value = 0;
              for (int i = 0; i < point.length; i++) {
                double weight = Math.pow(10, i);
                gradient[i] = weight * (point[i] - i);
                value += weight / 2 * (point[i] - i) * (point[i] - i);
              }
              return value;
            },
            new double[5]);

    assertThat(found).containsExactly(new double[] {0, 1, 2, 3, 4}, within(1e-8));
  }

  @Test
  void whatHasNoMinimumIsAnError() {
    assertThatThrownBy(() ->
            Lbfgs.minimum(
                (point, gradient) -> {
                  gradient[0] = 1;
                  return point[0];
                },
                new double[1]))
        .isInstanceOf(IllegalStateException.class);
  }
}
