// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A simple way to predict that trials must beat; parameters and defaults are scikit-learn's. */
public sealed interface BaselineSpec {
  /** As written in a declaration. */
  String word();

  /** What it is given, by name. */
  default Map<String, Number> parameters() {
    return Map.of();
  }

  /** The tasks that it can answer. */
  List<TaskSpec.Type> tasks();

  /** Its name with what is not the default: {@code ridge}, {@code ridge (alpha 10)}. */
  default String label() {
    String given =
        parameters().entrySet().stream()
            .filter(parameter -> parameter.getValue().doubleValue() != 1)
            .map(parameter -> parameter.getKey() + " " + plain(parameter.getValue()))
            .collect(Collectors.joining(", "));
    return given.isEmpty() ? word() : "%s (%s)".formatted(word(), given);
  }

  private static String plain(Number value) {
    return new BigDecimal(value.toString()).stripTrailingZeros().toPlainString();
  }

  /** The shares of the classes in the training part, for every row. */
  record Prior() implements BaselineSpec {
    @Override
    public String word() {
      return "prior";
    }

    @Override
    public List<TaskSpec.Type> tasks() {
      return List.of(TaskSpec.Type.CLASSIFICATION);
    }
  }

  /** The most frequent class of the training part, with certainty. */
  record Majority() implements BaselineSpec {
    @Override
    public String word() {
      return "majority";
    }

    @Override
    public List<TaskSpec.Type> tasks() {
      return List.of(TaskSpec.Type.CLASSIFICATION);
    }
  }

  /**
   * Logistic regression with an L2 penalty.
   *
   * @param c weight of the data against the penalty
   */
  record Logistic(double c) implements BaselineSpec {
    @Override
    public String word() {
      return "logistic";
    }

    @Override
    public Map<String, Number> parameters() {
      return Map.of("C", c);
    }

    @Override
    public List<TaskSpec.Type> tasks() {
      return List.of(TaskSpec.Type.CLASSIFICATION);
    }
  }

  /** The mean of the training part, for every row. */
  record Mean() implements BaselineSpec {
    @Override
    public String word() {
      return "mean";
    }

    @Override
    public List<TaskSpec.Type> tasks() {
      return List.of(TaskSpec.Type.REGRESSION, TaskSpec.Type.SERIES);
    }
  }

  /** The latest value that is known when a series is predicted. */
  record Persistence() implements BaselineSpec {
    @Override
    public String word() {
      return "persistence";
    }

    @Override
    public List<TaskSpec.Type> tasks() {
      return List.of(TaskSpec.Type.SERIES);
    }
  }

  /**
   * The value one season before, or as many seasons as lie before the latest known value.
   *
   * @param season steps after which the series resembles itself
   */
  record SeasonalNaive(int season) implements BaselineSpec {
    @Override
    public String word() {
      return "seasonal_naive";
    }

    @Override
    public Map<String, Number> parameters() {
      return Map.of("season", season);
    }

    @Override
    public List<TaskSpec.Type> tasks() {
      return List.of(TaskSpec.Type.SERIES);
    }
  }

  /**
   * Linear regression with an L2 penalty.
   *
   * @param alpha weight of the penalty
   */
  record Ridge(double alpha) implements BaselineSpec {
    @Override
    public String word() {
      return "ridge";
    }

    @Override
    public Map<String, Number> parameters() {
      return Map.of("alpha", alpha);
    }

    @Override
    public List<TaskSpec.Type> tasks() {
      return List.of(TaskSpec.Type.REGRESSION, TaskSpec.Type.SERIES);
    }
  }
}
