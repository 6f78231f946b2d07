// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.SeriesSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SeriesTableTest {
  private static final double[] VALUES = {1, 2, 4, 8, 16, 32};
  private static final Column.Numbers OTHER =
      new Column.Numbers("other", new double[] {10, 11, 12, 13, 14, 15});

  private static SeriesTable table(int lags, int horizon, int difference) {
    return new SeriesTable(new SeriesSpec(Optional.empty(), lags, horizon, difference), VALUES);
  }

  private static double[] values(SeriesTable table, int column) {
    return ((Column.Numbers) table.columns(List.of(OTHER)).get(column)).values();
  }

  @Test
  void eachRowPredictsTheNextValueFromTheLatestFirst() {
    SeriesTable table = table(2, 1, 0);

    assertThat(table.targets().values()).containsExactly(4, 8, 16, 32);
    assertThat(values(table, 0)).containsExactly(2, 4, 8, 16);
    assertThat(values(table, 1)).containsExactly(1, 2, 4, 8);
    assertThat(table.columns(List.of())).extracting(Column::name).containsExactly("lag_1", "lag_2");
  }

  @Test
  void aHorizonLeavesOutWhatIsNotKnownYet() {
    SeriesTable table = table(2, 3, 0);

    assertThat(table.targets().values()).containsExactly(16, 32);
    assertThat(values(table, 0)).containsExactly(2, 4);
    assertThat(values(table, 1)).containsExactly(1, 2);
    assertThat(table.columns(List.of())).extracting(Column::name).containsExactly("lag_3", "lag_4");
  }

  @Test
  void otherColumnsAreAsOfTheLatestKnownTime() {
    assertThat(values(table(2, 1, 0), 2)).containsExactly(11, 12, 13, 14);
    assertThat(values(table(2, 3, 0), 2)).containsExactly(11, 12);
  }

  @Test
  void differencesArePredictedFromDifferences() {
    SeriesTable table = table(1, 1, 1);

    assertThat(table.targets().values()).containsExactly(2, 4, 8, 16);
    assertThat(values(table, 0)).containsExactly(1, 2, 4, 8);
    assertThat(values(table, 1)).containsExactly(11, 12, 13, 14);
    assertThat(table.predicted()).containsExactly(2, 3, 4, 5);
    assertThat(table(1, 1, 2).targets().values()).containsExactly(2, 4, 8);
  }

  @Test
  void aShortSeriesHasNoRows() {
    assertThat(table(6, 1, 0).rows()).isZero();
    assertThat(table(6, 1, 7).rows()).isNegative();
  }
}
