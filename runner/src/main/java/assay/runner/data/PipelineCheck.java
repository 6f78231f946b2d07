// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.ColumnChoice;
import assay.runner.spec.ColumnType;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Nearest;
import assay.runner.spec.Place;
import assay.runner.spec.PreprocessStep;
import assay.runner.spec.ProblemCode;
import assay.runner.spec.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Whether steps lead from the columns of a data set to numbers without gaps, which is what a model
 * takes. Follows the columns through the steps without touching a row.
 */
public final class PipelineCheck {
  private static final List<ColumnType> NUMBERS = List.of(ColumnType.NUMERIC);
  private static final List<ColumnType> WORDS = List.of(ColumnType.CATEGORY, ColumnType.NUMERIC);

  private final ExperimentSpec spec;
  private final DataSet data;
  private final Problems problems;
  private final Map<String, State> columns = new LinkedHashMap<>();

  /** What a column is at some point: its type, and the step that may have left gaps. */
  private record State(ColumnType type, boolean gaps, Optional<String> cause) {}

  private PipelineCheck(ExperimentSpec spec, DataSet data, Problems problems) {
    this.spec = spec;
    this.data = data;
    this.problems = problems;
    for (Column column : data.features()) {
      boolean gaps = missing(column) > 0;
      columns.put(column.name(), new State(Frame.type(column), gaps, Optional.empty()));
    }
  }

  private static long missing(Column column) {
    return IntStream.range(0, column.rows()).filter(column::isMissing).count();
  }

  /** Adds a problem for each column that does not arrive, and each step that has no use. */
  public static void check(
      ExperimentSpec spec, List<PreprocessStep> steps, DataSet data, Problems problems) {
    PipelineCheck check = new PipelineCheck(spec, data, problems);
    int before = problems.count();
    for (int i = 0; i < steps.size(); i++) {
      check.step(steps.get(i), "preprocess." + i, steps.subList(0, i));
    }
    if (problems.count() == before) {
      check.end();
    }
  }

  private void step(PreprocessStep step, String path, List<PreprocessStep> before) {
    List<String> chosen = chosen(step, path);
    switch (step) {
      case PreprocessStep.Standardize of -> requireNumbers(of, chosen, path);
      case PreprocessStep.MinMax of -> {
        requireNumbers(of, chosen, path);
        requireOrder(of.low(), of.high(), path);
      }
      case PreprocessStep.Robust of -> {
        requireNumbers(of, chosen, path);
        requireOrder(of.low(), of.high(), path);
      }
      case PreprocessStep.Outliers of -> {
        requireNumbers(of, chosen, path);
        requireOrder(of.low(), of.high(), path);
      }
      case PreprocessStep.Impute of -> impute(of, chosen, path);
      case PreprocessStep.OneHot of -> {
        require(WORDS, of, chosen, path);
        chosen.forEach(
            name -> columns.put(name, new State(ColumnType.NUMERIC, false, Optional.empty())));
      }
      case PreprocessStep.Tokenize of -> {
        require(List.of(ColumnType.TEXT), of, chosen, path);
        chosen.forEach(
            name -> columns.put(name, new State(ColumnType.NUMERIC, false, Optional.empty())));
      }
      case PreprocessStep.Lag of -> {
        requireNumbers(of, chosen, path);
        requireFirst(of, path, before);
        for (String name : chosen) {
          of.lags().forEach(lag -> leaveGaps(EarlierStep.laggedName(name, lag), of));
        }
      }
      case PreprocessStep.Difference of -> {
        requireNumbers(of, chosen, path);
        requireFirst(of, path, before);
        chosen.forEach(name -> leaveGaps(name, of));
      }
      case PreprocessStep.Deduplicate of -> {}
    }
  }

  private void leaveGaps(String column, PreprocessStep step) {
    columns.put(column, new State(ColumnType.NUMERIC, true, Optional.of(step.word())));
  }

  private List<String> chosen(PreprocessStep step, String path) {
    if (step.columns() instanceof ColumnChoice.Named(List<String> names)) {
      for (String name : names) {
        if (!columns.containsKey(name)) {
          problem(
              path + ".columns",
              "`%s` finds no column `%s`.".formatted(step.word(), name),
              Nearest.of(name, List.copyOf(columns.keySet()))
                  .map("Did you mean `%s`?"::formatted)
                  .orElse("There are %s.".formatted(ClassLabels.listed(names()))));
        }
      }
    }
    List<String> chosen = new ArrayList<>();
    columns.forEach((name, state) -> {
      if (step.columns().has(name, state.type())) {
        chosen.add(name);
      }
    });
    return chosen;
  }

  private List<String> names() {
    return List.copyOf(columns.keySet());
  }

  private void requireNumbers(PreprocessStep step, List<String> chosen, String path) {
    require(NUMBERS, step, chosen, path);
  }

  private void require(
      List<ColumnType> types, PreprocessStep step, List<String> chosen, String path) {
    for (String name : chosen) {
      ColumnType type = type(name);
      if (!types.contains(type)) {
        problem(
            path + ".columns",
            "`%s` is for %s, and `%s` holds %s."
                .formatted(step.word(), what(types.getFirst()), name, what(type)),
            type == ColumnType.CATEGORY
                ? "Put `{step: one_hot, columns: [%s]}` before it, or leave it out.".formatted(name)
                : "Leave it out.");
      }
    }
  }

  private ColumnType type(String name) {
    State state = columns.get(name);
    return state == null ? ColumnType.NUMERIC : state.type();
  }

  private static String what(ColumnType type) {
    return switch (type) {
      case CATEGORY -> "words";
      case TEXT -> "text";
      default -> "numbers";
    };
  }

  private void requireOrder(double low, double high, String path) {
    if (low >= high) {
      problem(path + ".low", "`low` must be below `high`.", "Swap them.");
    }
  }

  private void requireFirst(PreprocessStep step, String path, List<PreprocessStep> before) {
    boolean late =
        before.stream()
            .anyMatch(other ->
                !EarlierStep.isOne(other) && !(other instanceof PreprocessStep.Deduplicate));
    if (late) {
      problem(
          path + ".step",
          "`%s` looks at other rows, so it comes before steps that are fitted."
              .formatted(step.word()),
          "Move it to the front.");
    }
  }

  private void impute(PreprocessStep.Impute step, List<String> chosen, String path) {
    boolean ofNumbers =
        step.fill() == PreprocessStep.Fill.MEAN || step.fill() == PreprocessStep.Fill.MEDIAN;
    for (String name : chosen) {
      ColumnType type = type(name);
      if (ofNumbers && type == ColumnType.CATEGORY) {
        problem(
            path + ".strategy",
            "Words such as those of `%s` have no mean or median.".formatted(name),
            "Use `strategy: most_frequent` for them.");
      }
      boolean word = step.value().map(CellText::number).filter(n -> n.isNaN()).isPresent();
      if (type == ColumnType.NUMERIC && word) {
        problem(
            path + ".value",
            "`%s` holds numbers, and \"%s\" is none.".formatted(name, step.value().orElse("")),
            "Write a number, or another strategy.");
      }
      columns.put(name, new State(type, false, Optional.empty()));
    }
  }

  private void end() {
    columns.forEach((name, state) -> {
      if (state.type() != ColumnType.NUMERIC) {
        notNumbers(name, state.type());
      } else if (state.gaps()) {
        gaps(name, state);
      }
    });
  }

  private void notNumbers(String name, ColumnType type) {
    String step =
        type == ColumnType.TEXT
            ? "{step: tokenize, columns: text}"
            : "{step: one_hot, columns: category}";
    problem(
        "preprocess",
        "`%s` holds %s%s, and a model takes numbers.".formatted(name, what(type), example(name)),
        "Add `%s` to `preprocess`, or declare `data.columns: {%s: ignore}`.".formatted(step, name));
  }

  private String example(String name) {
    return data.column(name)
        .filter(Column.Categories.class::isInstance)
        .map(column -> ((Column.Categories) column).words().getFirst())
        .map(word -> " such as \"%s\"".formatted(CellText.shown(word)))
        .orElse("");
  }

  private void gaps(String name, State state) {
    if (state.cause().isPresent()) {
      problem(
          "preprocess",
          "`%s` leaves first rows of `%s` without a value.".formatted(state.cause().get(), name),
          "Add `{step: impute, columns: numeric}` after it.");
      return;
    }
    long count = data.column(name).map(PipelineCheck::missing).orElse(0L);
    Place at = data.firstMissing(name).orElseGet(() -> spec.positions().place("preprocess"));
    problems.add(
        at,
        ProblemCode.E123_BAD_DATA,
        count == 1
            ? "`%s` has no value here, in one of %d rows.".formatted(name, data.rows())
            : "`%s` has no value here, and in %d of %d rows.".formatted(name, count, data.rows()),
        "Fill it in, leave the row out, or add `{step: impute, columns: numeric}` to"
            + " `preprocess`.");
  }

  private void problem(String path, String message, String suggestion) {
    problems.add(spec.positions().place(path), ProblemCode.E104_NOT_ALLOWED, message, suggestion);
  }
}
