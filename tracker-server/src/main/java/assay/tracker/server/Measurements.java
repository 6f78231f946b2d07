// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.http.AnswerSpace;
import assay.tracker.server.Traffic.Area;
import assay.tracker.server.Traffic.Durations;
import assay.tracker.server.Traffic.Kind;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code GET /metrics}: how the tracker is doing, for Prometheus. */
final class Measurements {

  private static final Logger LOG = LoggerFactory.getLogger(Measurements.class);

  private final Front front;
  private final AnswerSpace answers;
  private final DataDirectory directory;
  private final WorkerExecutor workers;

  Measurements(Front front, AnswerSpace answers, DataDirectory directory, WorkerExecutor workers) {
    this.front = front;
    this.answers = answers;
    this.directory = directory;
    this.workers = workers;
  }

  void mount(Router router) {
    router.get("/metrics").handler(this::answer);
  }

  private void answer(RoutingContext context) {
    Exposition text = new Exposition();
    addTraffic(text); // here, where it is counted; the rest may wait for the disk
    workers
        .executeBlocking(() -> addProcessAndDisk(text).toString(), false)
        .onSuccess(whole ->
            context
                .response()
                .putHeader("Content-Type", "text/plain; version=0.0.4; charset=utf-8")
                .end(whole))
        .onFailure(context::fail);
  }

  private void addTraffic(Exposition text) {
    Traffic traffic = front.traffic();
    text.metric("assay_build_info", "gauge", "Always 1; the version is the label.")
        .value("assay_build_info", "version=\"%s\"".formatted(Probes.VERSION), 1);
    text.metric("assay_http_connections", "gauge", "Open connections.", front.connections().size());
    text.metric(
        "assay_http_requests_in_progress",
        "gauge",
        "Requests that are not answered yet, among them those that listen to events.",
        front.connections().exchanges());
    text.metric(
        "assay_http_pending_body_bytes",
        "gauge",
        "Bodies that were received and whose requests are at work.",
        front.bodies().budget().usedBytes());
    text.metric(
        "assay_http_pending_body_limit_bytes",
        "gauge",
        "What they may be together.",
        front.bodies().limits().pendingBodyBytes());
    text.metric(
        "assay_http_pending_answer_bytes",
        "gauge",
        "Large answers that wait on disk for their clients.",
        answers.usedBytes());
    text.metric(
        "assay_http_pending_answer_limit_bytes",
        "gauge",
        "What they may be together.",
        answers.limitBytes());
    text.metric(
        "assay_http_requests_refused_total",
        "counter",
        "Requests that were told to come back (429).",
        front.bodies().refused());
    text.metric("assay_http_requests_total", "counter", "Requests; status 0: cut off.");
    traffic
        .requests()
        .forEach((kind, count) -> text.value("assay_http_requests_total", labels(kind), count));
    text.metric(
        "assay_http_request_duration_seconds",
        "histogram",
        "From the head of a request to the last byte of its answer.");
    traffic.durations().forEach((area, durations) -> addHistogram(text, area, durations));
  }

  private static String labels(Kind kind) {
    return "area=\"%s\",method=\"%s\",status=\"%d\""
        .formatted(word(kind.area()), kind.method(), kind.status());
  }

  private static String word(Area area) {
    return area.name().toLowerCase(Locale.ROOT);
  }

  private static void addHistogram(Exposition text, Area area, Durations durations) {
    String name = "assay_http_request_duration_seconds";
    String label = "area=\"%s\"".formatted(word(area));
    long count = 0;
    for (int i = 0; i < durations.counts.length; i++) {
      count += durations.counts[i];
      String bound = i < Traffic.BOUNDS.length ? Double.toString(Traffic.BOUNDS[i]) : "+Inf";
      text.value(name + "_bucket", "%s,le=\"%s\"".formatted(label, bound), count);
    }
    text.value(name + "_sum", label, durations.sumSeconds);
    text.value(name + "_count", label, count);
  }

  private Exposition addProcessAndDisk(Exposition text) {
    Runtime runtime = Runtime.getRuntime();
    text.metric(
        "process_start_time_seconds",
        "gauge",
        "When the process started, in seconds since 1970.",
        ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3);
    text.metric(
        "jvm_heap_used_bytes",
        "gauge",
        "Heap in use, garbage included.",
        runtime.totalMemory() - runtime.freeMemory());
    text.metric("jvm_heap_max_bytes", "gauge", "The most it may grow to.", runtime.maxMemory());
    text.metric(
        "jvm_threads",
        "gauge",
        "Live threads.",
        ManagementFactory.getThreadMXBean().getThreadCount());
    addDisk(text);
    return text;
  }

  private void addDisk(Exposition text) {
    try {
      text.metric("assay_database_bytes", "gauge", "Size of the database and of its log.");
      for (Map.Entry<String, Path> file :
          Map.of("database", directory.database(), "log", directory.layout().databaseLog())
              .entrySet()) {
        long bytes = Files.exists(file.getValue()) ? Files.size(file.getValue()) : 0;
        text.value("assay_database_bytes", "file=\"%s\"".formatted(file.getKey()), bytes);
      }
      text.metric(
          "assay_data_free_bytes",
          "gauge",
          "Room left where the data directory lies.",
          Files.getFileStore(directory.path()).getUsableSpace());
    } catch (IOException e) {
      LOG.warn("the data directory cannot be measured: {}", e.toString());
    }
  }
}
