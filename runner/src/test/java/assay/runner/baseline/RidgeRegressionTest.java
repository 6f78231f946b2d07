// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RidgeRegressionTest {
  /** Centred: x = ±1, y = ±1, so w = Σxy / (Σx² + α) = 2 / 3 and b = 4. */
  @Test
  void twoRowsHaveTheWeightThatCanBeComputedByHand() throws InterruptedException {
    RidgeRegression fitted =
        RidgeRegression.fit(new float[] {1, 3}, new double[] {3, 5}, 1, 1, () -> {});

    assertThat(fitted.predict(new float[] {2, 5}))
        .containsExactly(new double[] {4, 6}, within(1e-12));
  }

  /** The gradient vanishes: Xᵀ(y − Xw − b) = αw and the residuals sum to 0. */
  @Test
  void residualsAreOrthogonalToTheColumnsButForThePenaltyHoweverManyRowsThereAre()
      throws InterruptedException {
    for (long seed = 0; seed < 20; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int rows = random.nextInt(3, 30);
      int columns = random.nextInt(1, 40);
      double alpha = random.nextDouble(0.1, 5);
      float[] x = new float[rows * columns];
      for (int i = 0; i < x.length; i++) {
        x[i] = (float) random.nextDouble(-3, 3);
      }
      double[] y = random.doubles(2L * rows, -5, 5).toArray();
      RidgeRegression fitted = RidgeRegression.fit(x, y, 2, alpha, () -> {});
      double[] predicted = fitted.predict(x);
      float[] units = new float[(columns + 1) * columns];
      for (int i = 0; i < columns; i++) {
        units[(i + 1) * columns + i] = 1;
      }
      double[] atUnits = fitted.predict(units);
      for (int output = 0; output < 2; output++) {
        double sum = 0;
        for (int row = 0; row < rows; row++) {
          sum += y[row * 2 + output] - predicted[row * 2 + output];
        }
        assertThat(sum).as("seed %d", seed).isCloseTo(0, within(1e-9));
        for (int column = 0; column < columns; column++) {
          double weight = atUnits[(column + 1) * 2 + output] - atUnits[output];
          double product = 0;
          for (int row = 0; row < rows; row++) {
            product +=
                x[row * columns + column] * (y[row * 2 + output] - predicted[row * 2 + output]);
          }
          assertThat(product).as("seed %d", seed).isCloseTo(alpha * weight, within(1e-9));
        }
      }
    }
  }
}
