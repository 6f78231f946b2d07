// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Metric;
import assay.tracker.model.ModelMetric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.store.LoggedModelStore;
import assay.tracker.store.ParamsChangedException;
import assay.tracker.store.RunBatch;
import assay.tracker.store.TrackingStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What adds data to a run, under {@code /runs}. */
final class LogEndpoints {

  private final TrackingStore store;
  private final LoggedModelStore models;

  LogEndpoints(TrackingStore store, LoggedModelStore models) {
    this.store = store;
    this.models = models;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post("/runs/log-metric", this::logMetric),
        Endpoint.post("/runs/log-parameter", this::logParameter),
        Endpoint.post("/runs/log-batch", this::logBatch),
        Endpoint.post("/runs/set-tag", this::setTag),
        Endpoint.post("/runs/delete-tag", this::deleteTag));
  }

  private Answer logMetric(Arguments arguments) {
    return log(LogBodies.findMetric(arguments.body()).orElseGet(() -> single(arguments)));
  }

  static LogBodies.Logged single(Arguments arguments) {
    String run = arguments.requireRunId();
    Metric metric = metric(arguments, "key");
    return new LogBodies.Logged(
        run, RunBatch.of(metric), ofModels(run, List.of(arguments), List.of(metric)));
  }

  /** To the models first, so that one that is not there refuses all; may be repeated. */
  private Answer log(LogBodies.Logged logged) {
    if (!logged.ofModels().isEmpty()) {
      models.addMetrics(logged.runId(), logged.ofModels());
    }
    store.log(logged.runId(), logged.batch());
    return Answer.NOTHING;
  }

  private static List<ModelMetric> ofModels(
      String run, List<Arguments> arguments, List<Metric> metrics) {
    List<ModelMetric> ofModels = new ArrayList<>();
    for (int i = 0; i < metrics.size(); i++) {
      Arguments one = arguments.get(i);
      String model = one.text("model_id");
      if (!model.isEmpty()) {
        ofModels.add(
            new ModelMetric(
                metrics.get(i), model, run, one.text("dataset_name"), one.text("dataset_digest")));
      }
    }
    return ofModels;
  }

  private Answer logParameter(Arguments arguments) {
    String run = arguments.requireRunId();
    try {
      store.log(run, RunBatch.of(param(arguments)));
    } catch (ParamsChangedException e) {
      throw RequestException.invalid(oneParamChanged(run, e.changes().getFirst()));
    }
    return Answer.NOTHING;
  }

  /** What clients match on differs between this route and log-batch. */
  private static String oneParamChanged(String run, ParamsChangedException.Change change) {
    return ("Changing param values is not allowed. Param with key='%s' was already logged with"
            + " value='%s' for run ID='%s'. Attempted logging new value '%s'.")
        .formatted(change.key(), change.oldValue(), run, change.newValue());
  }

  private Answer logBatch(Arguments arguments) {
    return log(LogBodies.findBatch(arguments.body()).orElseGet(() -> batch(arguments)));
  }

  static LogBodies.Logged batch(Arguments arguments) {
    String run = arguments.requireRunId();
    List<Arguments> metrics = arguments.objects("metrics");
    List<Arguments> params = arguments.objects("params");
    List<Arguments> tags = arguments.objects("tags");
    Limits.batch(metrics.size(), params.size(), tags.size());
    RunBatch batch =
        new RunBatch(
            metrics.stream().map(it -> metric(it, "name")).toList(),
            distinct(params.stream().map(LogEndpoints::param).toList()),
            tags.stream().map(LogEndpoints::tag).toList());
    return new LogBodies.Logged(run, batch, ofModels(run, metrics, batch.metrics()));
  }

  private static List<Param> distinct(List<Param> params) {
    Set<String> keys = new HashSet<>();
    List<String> repeated =
        params.stream().map(Param::key).filter(key -> !keys.add(key)).distinct().toList();
    if (!repeated.isEmpty()) {
      throw RequestException.invalid(
          ("Duplicate parameter keys have been submitted: %s. Please ensure the request contains"
                  + " only one param value per param key.")
              .formatted(repeated));
    }
    return params;
  }

  /**
   * @param shown what errors call the key: in batches MLflow says "name"
   */
  private static Metric metric(Arguments arguments, String shown) {
    String key = Limits.key(arguments.pathOf(shown), arguments.requireText("key"));
    double value = arguments.requireNumber("value");
    long timestamp = arguments.requireWholeNumber("timestamp");
    if (timestamp < 0) {
      throw RequestException.invalid(
          "Invalid value %d for parameter '%s' supplied: Timestamp must be a nonnegative long."
              .formatted(timestamp, arguments.pathOf("timestamp")));
    }
    return new Metric(key, value, timestamp, arguments.findWholeNumber("step").orElse(0));
  }

  private static Param param(Arguments arguments) {
    String key = Limits.key(arguments.pathOf("key"), arguments.requireText("key"));
    return new Param(key, Limits.cut(arguments.text("value"), Limits.PARAM_VALUE));
  }

  static List<Tag> tags(Arguments arguments) {
    return arguments.objects("tags").stream().map(LogEndpoints::tag).toList();
  }

  private static Tag tag(Arguments arguments) {
    String key = Limits.key(arguments.pathOf("key"), arguments.requireText("key"));
    return new Tag(key, Limits.cut(arguments.text("value"), Limits.TAG_VALUE));
  }

  private Answer setTag(Arguments arguments) {
    store.log(arguments.requireRunId(), RunBatch.of(tag(arguments)));
    return Answer.NOTHING;
  }

  private Answer deleteTag(Arguments arguments) {
    store.deleteTag(arguments.requireRunId(), arguments.requireText("key"));
    return Answer.NOTHING;
  }
}
