// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.Metric;
import assay.tracker.store.Page;
import assay.tracker.store.SampleRequest;
import assay.tracker.store.SampledSeries;
import assay.tracker.store.TrackingStore;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/** The points of metrics, under {@code /metrics}. */
final class MetricEndpoints {

  private final TrackingStore store;

  MetricEndpoints(TrackingStore store) {
    this.store = store;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("/metrics/get-history", this::history),
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

  private Answer interval(Arguments arguments) {
    List<SampledSeries> series = store.sampledHistory(request(arguments));
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
    List<String> runs = arguments.texts("run_ids");
    if (runs.isEmpty() || runs.size() > Limits.INTERVAL_RUNS) {
      throw RequestException.invalid(
          "GetMetricHistoryBulkInterval request must specify 1 to %d run_id values, got %d."
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
        Paging.bounded(
            "max_results", arguments.findWholeNumber("max_results"), Limits.INTERVAL_STEPS));
  }
}
