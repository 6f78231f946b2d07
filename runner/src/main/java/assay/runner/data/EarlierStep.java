// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A step that looks at rows before a row, see {@link RowsBefore}. Nothing is fitted, and no later
 * row is looked at. Rows without enough before them have no value.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = EarlierStep.Lag.class, name = "lag"),
  @JsonSubTypes.Type(value = EarlierStep.Difference.class, name = "difference")
})
sealed interface EarlierStep {

  /** All rows after the step. */
  DataSet apply(DataSet data);

  static boolean isOne(PreprocessStep step) {
    return step instanceof PreprocessStep.Lag || step instanceof PreprocessStep.Difference;
  }

  /** Empty for steps that look at one row at a time. */
  static Optional<EarlierStep> of(PreprocessStep step, DataSet data) {
    List<String> columns =
        new Frame(data.features(), data.rows()).numbers(step.columns()).map(Column::name).toList();
    return switch (step) {
      case PreprocessStep.Lag lag -> Optional.of(new Lag(columns, lag.lags()));
      case PreprocessStep.Difference of -> Optional.of(new Difference(columns, of.order()));
      default -> Optional.empty();
    };
  }

  static String laggedName(String column, int lag) {
    return column + "_lag_" + lag;
  }

  /** Adds the values of earlier rows. */
  record Lag(List<String> columns, List<Integer> lags) implements EarlierStep {
    public Lag {
      columns = List.copyOf(columns);
      lags = List.copyOf(lags);
    }

    @Override
    public DataSet apply(DataSet data) {
      RowsBefore before = RowsBefore.of(data);
      Frame rows = new Frame(data.features(), data.rows());
      List<Column> all = new ArrayList<>(data.features());
      for (String name : columns) {
        double[] values = rows.number(name).values();
        for (int lag : lags) {
          double[] lagged =
              IntStream.range(0, values.length)
                  .map(row -> before.row(row, lag))
                  .mapToDouble(row -> row < 0 ? Double.NaN : values[row])
                  .toArray();
          all.add(new Column.Numbers(laggedName(name, lag), lagged));
        }
      }
      return data.withFeatures(all);
    }
  }

  /** Replaces each value by its difference to the one before, several times over. */
  record Difference(List<String> columns, int order) implements EarlierStep {
    public Difference {
      columns = List.copyOf(columns);
    }

    @Override
    public DataSet apply(DataSet data) {
      RowsBefore before = RowsBefore.of(data);
      Frame rows = new Frame(data.features(), data.rows());
      Map<String, Column> replaced = new HashMap<>();
      for (String name : columns) {
        double[] values = rows.number(name).values();
        for (int i = 0; i < order; i++) {
          values = differences(values, before);
        }
        replaced.put(name, new Column.Numbers(name, values));
      }
      return data.withFeatures(rows.with(replaced).columns());
    }

    private static double[] differences(double[] values, RowsBefore before) {
      return IntStream.range(0, values.length)
          .mapToDouble(row -> {
            int last = before.row(row, 1);
            return last < 0 ? Double.NaN : values[row] - values[last];
          })
          .toArray();
    }
  }
}
