// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** Turns the checked keys of {@link DataLanguage} into records. */
final class DataBinding {
  private DataBinding() {}

  static TaskSpec task(JsonNode task) {
    return new TaskSpec(
        TaskSpec.Type.valueOf(upper(task.get("type"))),
        task.get("target").textValue(),
        task.get("metric").textValue(),
        TaskSpec.Goal.valueOf(upper(task.get("goal"))));
  }

  static DataSpec data(JsonNode data) {
    return new DataSpec(
        data.get("source").textValue(),
        table(data),
        Optional.ofNullable(data.get("series")).map(DataBinding::series));
  }

  private static TableSpec table(JsonNode data) {
    TableSpec standard = TableSpec.STANDARD;
    Map<String, ColumnType> columns = new LinkedHashMap<>();
    data.path("columns")
        .properties()
        .forEach(
            column -> columns.put(column.getKey(), ColumnType.valueOf(upper(column.getValue()))));
    List<String> missing = new ArrayList<>();
    data.path("missing").forEach(cell -> missing.add(cell.textValue()));
    return new TableSpec(
        text(data, "delimiter").map(mark -> mark.charAt(0)),
        text(data, "quote").map(mark -> mark.charAt(0)).orElse(standard.quote()),
        text(data, "encoding").map(Charset::forName),
        data.path("header").asBoolean(standard.header()),
        data.has("missing") ? missing : standard.missing(),
        text(data, "decimal").map(mark -> mark.charAt(0)).orElse(standard.decimal()),
        columns);
  }

  private static Optional<String> text(JsonNode map, String key) {
    return Optional.ofNullable(map.get(key)).map(JsonNode::asText);
  }

  private static SeriesSpec series(JsonNode series) {
    return new SeriesSpec(
        text(series, "time"),
        series.get("lags").intValue(),
        series.get("horizon").intValue(),
        series.get("difference").intValue());
  }

  static List<PreprocessStep> steps(JsonNode steps) {
    List<PreprocessStep> all = new ArrayList<>();
    steps.forEach(step -> all.add(step(step)));
    return all;
  }

  private static PreprocessStep step(JsonNode step) {
    return switch (step.get("step").textValue()) {
      case "standardize" -> new PreprocessStep.Standardize(columns(step));
      case "min_max" -> new PreprocessStep.MinMax(columns(step), low(step), high(step));
      case "robust" -> new PreprocessStep.Robust(columns(step), low(step), high(step));
      case "impute" ->
          new PreprocessStep.Impute(
              columns(step),
              PreprocessStep.Fill.valueOf(upper(step.get("strategy"))),
              text(step, "value"),
              step.get("indicator").booleanValue());
      case "outliers" ->
          new PreprocessStep.Outliers(
              columns(step),
              PreprocessStep.Bound.valueOf(upper(step.get("method"))),
              step.has("factor")
                  ? OptionalDouble.of(step.get("factor").doubleValue())
                  : OptionalDouble.empty(),
              low(step),
              high(step));
      case "deduplicate" -> new PreprocessStep.Deduplicate();
      case "one_hot" ->
          new PreprocessStep.OneHot(
              columns(step),
              step.get("unknown").textValue().equals("ignore"),
              step.get("drop").textValue().equals("first"));
      case "lag" -> new PreprocessStep.Lag(columns(step), numbers(step.get("lags")));
      case "difference" ->
          new PreprocessStep.Difference(columns(step), step.get("order").intValue());
      case "tokenize" ->
          new PreprocessStep.Tokenize(
              columns(step),
              PreprocessStep.Tokens.valueOf(upper(step.get("method"))),
              step.get("max_tokens").intValue(),
              step.get("min_rows").intValue(),
              step.get("lowercase").booleanValue(),
              step.get("length").intValue());
      default -> throw new IllegalStateException("no record for " + step);
    };
  }

  private static double low(JsonNode step) {
    return step.get("low").doubleValue();
  }

  private static double high(JsonNode step) {
    return step.get("high").doubleValue();
  }

  private static List<Integer> numbers(JsonNode list) {
    List<Integer> numbers = new ArrayList<>();
    list.forEach(number -> numbers.add(number.intValue()));
    return numbers;
  }

  private static ColumnChoice columns(JsonNode step) {
    JsonNode columns = step.get("columns");
    if (columns.isTextual()) {
      return new ColumnChoice.OfType(ColumnType.valueOf(upper(columns)));
    }
    List<String> names = new ArrayList<>();
    columns.forEach(name -> names.add(name.textValue()));
    return new ColumnChoice.Named(names);
  }

  static Optional<TargetTransform> targetTransform(JsonNode document) {
    return Optional.ofNullable(document.get("target_transform"))
        .map(word -> TargetTransform.valueOf(upper(word)));
  }

  private static String upper(JsonNode word) {
    return word.textValue().toUpperCase(Locale.ROOT);
  }
}
