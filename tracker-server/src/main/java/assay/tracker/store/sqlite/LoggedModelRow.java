// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.Metric;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import assay.tracker.store.DatasetFilter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * A logged model as the search sees it.
 *
 * @param datasets metrics on others do not count; none: all count
 */
record LoggedModelRow(LoggedModel model, List<DatasetFilter> datasets) implements Row {

  static final Comparator<LoggedModel> NEWEST_FIRST =
      Comparator.comparingLong(LoggedModel::creationTime).reversed().thenComparing(LoggedModel::id);

  private static final Comparator<ModelMetric> BY_RECENCY =
      Comparator.<ModelMetric>comparingLong(it -> it.metric().timestamp())
          .thenComparing(ModelMetric::metric, Metric.BY_RECENCY);

  @Override
  public Optional<String> text(Field field) {
    return switch (field.kind()) {
      case TAG -> find(model.tags().stream(), tag -> tag.key().equals(field.name()), Tag::value);
      case PARAM ->
          find(model.params().stream(), param -> param.key().equals(field.name()), Param::value);
      default -> attribute(field.name()).filter(value -> !value.isEmpty());
    };
  }

  private static <T> Optional<String> find(
      Stream<T> values, Predicate<T> wanted, Function<T, String> text) {
    return values.filter(wanted).map(text).findFirst();
  }

  private Optional<String> attribute(String name) {
    return switch (name) {
      case "name" -> Optional.of(model.name());
      case "model_id" -> Optional.of(model.id());
      case "model_type" -> Optional.of(model.modelType());
      case "status" -> Optional.of(model.status().name());
      case "source_run_id" -> Optional.of(model.sourceRunId());
      default -> Optional.empty();
    };
  }

  /** Of a metric, the latest. */
  @Override
  public OptionalDouble number(Field field) {
    if (field.kind() == FieldKind.METRIC) {
      return metrics(field.name())
          .max(BY_RECENCY)
          .map(it -> OptionalDouble.of(it.metric().value()))
          .orElse(OptionalDouble.empty());
    }
    return switch (field.name()) {
      case "creation_timestamp" -> OptionalDouble.of((double) model.creationTime());
      case "last_updated_timestamp" -> OptionalDouble.of((double) model.lastUpdateTime());
      default -> OptionalDouble.empty();
    };
  }

  @Override
  public DoubleStream numbers(Field field) {
    return field.kind() == FieldKind.METRIC
        ? metrics(field.name()).mapToDouble(it -> it.metric().value())
        : Row.super.numbers(field);
  }

  private Stream<ModelMetric> metrics(String key) {
    return model.metrics().stream().filter(it -> it.metric().key().equals(key) && counts(it));
  }

  boolean hasMetrics() {
    return model.metrics().stream().anyMatch(this::counts);
  }

  private boolean counts(ModelMetric metric) {
    return datasets.isEmpty()
        || datasets.stream()
            .anyMatch(it -> it.matches(metric.datasetName(), metric.datasetDigest()));
  }
}
