// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Metric;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.Page;
import assay.tracker.store.PageRequest;
import assay.tracker.store.SampleRequest;
import assay.tracker.store.SampledSeries;
import assay.tracker.store.TrackingStore;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeSet;

/** The points of metrics, under {@code /metrics}. */
final class MetricEndpoints {

  private final TrackingStore store;

  MetricEndpoints(TrackingStore store) {
    this.store = store;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/metrics/get-history", this::history),
        Endpoint.get("/metrics/get-history-bulk", this::bulk),
        Endpoint.get("/metrics/get-history-bulk-interval", this::interval));
  }

  private Answer history(Arguments arguments) {
    Page<Metric> page =
        store.metricHistory(
            arguments.requireRunId(),
            arguments.requireText("metric_key"),
            Paging.unbounded(arguments));
    return json -> Encoder.page(json, "metrics", page, Encoder::metric);
  }

  /** By run id, then as in the history of one. */
  private Answer bulk(Arguments arguments) {
    List<String> runs = arguments.texts("run_id");
    if (runs.isEmpty()) {
      throw RequestException.invalid(
          "GetMetricHistoryBulk request must specify at least one run_id.");
    }
    if (runs.size() > Limits.HISTORY_RUNS) {
      throw RequestException.invalid(
          ("GetMetricHistoryBulk request cannot specify more than %d run_ids. Received %d"
                  + " run_ids.")
              .formatted(Limits.HISTORY_RUNS, runs.size()));
    }
    String key =
        arguments
            .findText("metric_key")
            .orElseThrow(() ->
                RequestException.invalid(
                    "GetMetricHistoryBulk request must specify a metric_key."));
    long most = arguments.findWholeNumber("max_results").orElse(Limits.HISTORY_POINTS);
    int points = Math.clamp(most, 0, Limits.HISTORY_POINTS);
    List<SampledSeries> series = new ArrayList<>();
    for (String run : new TreeSet<>(runs)) {
      int rest = points - series.stream().mapToInt(it -> it.metrics().size()).sum();
      if (rest > 0) {
        series.add(new SampledSeries(run, first(run, key, rest)));
      }
    }
    return points(series);
  }

  private List<Metric> first(String run, String key, int points) {
    try {
      return store.metricHistory(run, key, PageRequest.first(points)).items();
    } catch (NotFoundException e) {
      return List.of();
    }
  }

  private Answer interval(Arguments arguments) {
    return points(store.sampledHistory(request(arguments)));
  }

  private static Answer points(List<SampledSeries> series) {
    return json -> {
      json.writeArrayFieldStart("metrics");
      for (SampledSeries one : series) {
        for (Metric metric : one.metrics()) {
          point(json, one.runId(), metric);
        }
      }
      json.writeEndArray();
    };
  }

  private static void point(JsonGenerator json, String runId, Metric metric) throws IOException {
    json.writeStartObject();
    Encoder.metric(json, metric);
    json.writeStringField("run_id", runId);
    json.writeEndObject();
  }

  private static SampleRequest request(Arguments arguments) {
    List<String> runs = arguments.requireTexts("run_ids");
    if (runs.size() > Limits.INTERVAL_RUNS) {
      throw RequestException.invalid(
          ("GetMetricHistoryBulkInterval request must specify at most %d run_ids. Received %d"
                  + " run_ids.")
              .formatted(Limits.INTERVAL_RUNS, runs.size()));
    }
    OptionalLong start = arguments.findWholeNumber("start_step");
    OptionalLong end = arguments.findWholeNumber("end_step");
    if (start.isPresent() != end.isPresent()) {
      throw RequestException.invalid(
          "If either start step or end step are specified, both must be specified.");
    }
    if (start.isPresent() && start.getAsLong() > end.getAsLong()) {
      throw RequestException.invalid(
          "end_step must be greater than start_step. Found start_step=%d and end_step=%d."
              .formatted(start.getAsLong(), end.getAsLong()));
    }
    return new SampleRequest(
        runs,
        arguments.requireText("metric_key"),
        start.orElse(0),
        end.orElse(Long.MAX_VALUE),
        steps(arguments));
  }

  private static int steps(Arguments arguments) {
    long steps = arguments.findWholeNumber("max_results").orElse(Limits.INTERVAL_STEPS);
    if (steps < 1 || steps > Limits.INTERVAL_STEPS) {
      throw RequestException.invalid(
          "max_results must be between 1 and %d.".formatted(Limits.INTERVAL_STEPS));
    }
    return (int) steps;
  }
}
