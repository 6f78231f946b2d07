// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.spec.PreprocessStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final List<PreprocessStep> STANDARDIZE = List.of(new PreprocessStep.Standardize());

  // Columns: 2, 4, 4, 4, 5, 5, 7, 9 (mean 5, population standard deviation 2) and a constant.
  private static final DataSet DATA =
      new DataSet(
          List.of("x", "constant"),
          new double[] {2, 0.1, 4, 0.1, 4, 0.1, 4, 0.1, 5, 0.1, 5, 0.1, 7, 0.1, 9, 0.1, 13, 8},
          List.of("a", "b"),
          new int[] {0, 1, 0, 1, 0, 1, 0, 1, 1},
          "");
  private static final Fold FOLD = new Fold(new int[] {0, 1, 2, 3, 4, 5, 6, 7}, new int[] {8});

  @Test
  void standardizingUsesMeanAndPopulationDeviationOfTheTrainingPart() {
    FoldData fold = FoldData.of(DATA, FOLD, STANDARDIZE);

    assertThat(column(fold.trainFeatures(), 0))
        .containsExactly(-1.5f, -0.5f, -0.5f, -0.5f, 0, 0, 1, 2);
    assertThat(fold.testFeatures()[0]).isEqualTo(4f);
  }

  @Test
  void aColumnThatIsConstantInTrainingIsZeroEverywhere() {
    FoldData fold = FoldData.of(DATA, FOLD, STANDARDIZE);

    assertThat(column(fold.trainFeatures(), 1)).containsOnly(0);
    assertThat(fold.testFeatures()[1]).isZero();
  }

  @Test
  void theTestPartChangesNothingThatTheModelTrainsOn() {
    Fold smaller = new Fold(FOLD.trainRows(), new int[] {});

    assertThat(FoldData.of(DATA, smaller, STANDARDIZE).trainFeatures())
        .isEqualTo(FoldData.of(DATA, FOLD, STANDARDIZE).trainFeatures());
  }

  @Test
  void withoutStepsFeaturesStayAsTheyAre() {
    FoldData fold = FoldData.of(DATA, FOLD, List.of());

    assertThat(fold.testFeatures()).containsExactly(13, 8);
    assertThat(fold.testLabels()).containsExactly(1);
    assertThat(fold.trainRows()).isEqualTo(8);
    assertThat(fold.columns()).isEqualTo(2);
    assertThat(fold.classes()).isEqualTo(2);
  }

  @Test
  void aLargeOffsetDoesNotSpoilTheDeviation() {
    double offset = 1e9;
    double[] values = {offset + 1, offset + 2, offset + 3};
    DataSet data = new DataSet(List.of("x"), values, List.of("a", "b"), new int[] {0, 1, 0}, "");
    int[] rows = {0, 1, 2};

    float[] fitted = new Pipeline(STANDARDIZE).fit(data, rows).apply(data, rows);

    // 1/√(2/3) = 1.2247…
    assertThat(fitted[2]).isCloseTo(1.2247449f, within(1e-6f));
    assertThat(fitted[0]).isCloseTo(-1.2247449f, within(1e-6f));
  }

  private static float[] column(float[] values, int column) {
    float[] of = new float[values.length / 2];
    for (int row = 0; row < of.length; row++) {
      of[row] = values[row * 2 + column];
    }
    return of;
  }
}
