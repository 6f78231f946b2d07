// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import assay.tracker.analysis.Interval;
import assay.tracker.analysis.hardware.Row.Entry;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * A report as maps, lists, texts, numbers and booleans, which any JSON library writes. Members that
 * have no value are absent.
 */
public final class HardwareDocument {

  private HardwareDocument() {}

  public static Map<String, Object> of(HardwareReport report) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("across", report.across().word());
    report.baseline().ifPresent(it -> document.put("baseline", it));
    document.put("noise_threshold", Comparison.NOISE_THRESHOLD);
    report.firstMillis().ifPresent(it -> document.put("first_time", it));
    report.lastMillis().ifPresent(it -> document.put("last_time", it));
    document.put("measurements", report.forks());
    document.put("title", report.headline().title());
    document.put("details", report.headline().details());
    document.put("shared", report.shared());
    document.put("columns", report.columns().stream().map(HardwareDocument::column).toList());
    document.put("rows", report.rows().stream().map(row -> row(report, row)).toList());
    document.put("means", report.means().stream().map(HardwareDocument::mean).toList());
    document.put("left_out", report.leftOut().stream().map(HardwareDocument::leftOut).toList());
    document.put("batch_scaling", scaling(report.batchScaling()));
    document.put("thread_scaling", scaling(report.threadScaling()));
    document.put("roofline", report.roofline().stream().map(HardwareDocument::roofline).toList());
    document.put("latency_fronts", fronts(report.latencyFronts()));
    document.put("cost_fronts", fronts(report.costFronts()));
    document.put("views", report.views().stream().map(View::word).toList());
    document.put("best_batch", report.bestBatches().stream().map(HardwareDocument::best).toList());
    document.put("per_joule", report.perJoule().stream().map(HardwareDocument::perJoule).toList());
    document.put("limits", report.limits().stream().map(HardwareDocument::limit).toList());
    document.put("noise", report.noise().stream().map(HardwareDocument::noise).toList());
    document.put(
        "environment", report.environment().stream().map(HardwareDocument::field).toList());
    document.put(
        "superseded", report.superseded().stream().map(HardwareDocument::superseded).toList());
    document.put("unread", report.unread().stream().map(HardwareDocument::unread).toList());
    return document;
  }

  private static Map<String, Object> column(Column column) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("label", column.label());
    object.put("cells", column.cells());
    object.put("results", column.results());
    return object;
  }

  private static Map<String, Object> row(HardwareReport report, Row row) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("label", row.label());
    object.put("facts", facts(row.facts()));
    object.put(
        "cells",
        report.columns().stream()
            .flatMap(column -> row.find(column.label()).stream().map(entry -> cell(column, entry)))
            .toList());
    return object;
  }

  private static Map<String, Object> facts(Facts facts) {
    Map<String, Object> object = new LinkedHashMap<>();
    facts
        .values()
        .forEach((aspect, value) -> object.put(aspect.name().toLowerCase(Locale.ROOT), value));
    return object;
  }

  private static Map<String, Object> cell(Column column, Entry entry) {
    Cell cell = entry.cell();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("column", column.label());
    object.put("run_id", cell.runId());
    object.put("state", cell.state());
    if (!cell.cause().isEmpty()) {
      object.put("cause", cell.cause());
    }
    object.put("quality", cell.quality());
    object.put("flags", cell.flags());
    object.put("result", cell.isResult());
    object.put("forks", cell.forks().size());
    put(object, "throughput", cell.throughput());
    put(object, "cv", cell.cv());
    Map<String, Object> latency = new LinkedHashMap<>();
    for (String statistic : List.of("mean", "p50", "p90", "p95", "p99", "p999", "max")) {
      put(latency, statistic + "_ms", cell.latency(statistic));
    }
    object.put("latency", latency);
    object.put("from_schedule", cell.setting().scenario().isOpenLoop());
    object.put("metrics", cell.metrics());
    object.put("speed_up", speedUp(entry.speedUp()));
    return object;
  }

  private static Map<String, Object> speedUp(SpeedUp speedUp) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("verdict", speedUp.verdict().word());
    put(object, "ratio", speedUp.ratio());
    speedUp.interval().ifPresent(interval -> ends(object, interval));
    speedUp.method().ifPresent(method -> object.put("method", method.word()));
    if (!speedUp.because().isEmpty()) {
      object.put("because", speedUp.because());
    }
    return object;
  }

  private static void ends(Map<String, Object> object, Interval interval) {
    object.put("low", interval.low());
    object.put("high", interval.high());
  }

  private static Map<String, Object> mean(MeanSpeedUp mean) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("column", mean.column());
    object.put("verdict", mean.verdict().word());
    object.put("ratio", mean.interval().estimate());
    ends(object, mean.interval());
    object.put("method", mean.method().word());
    object.put("rows", mean.rows());
    return object;
  }

  private static Map<String, Object> leftOut(LeftOut leftOut) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("row", leftOut.row());
    object.put("because", leftOut.because());
    return object;
  }

  private static List<Map<String, Object>> scaling(List<Scaling> lines) {
    return lines.stream()
        .map(line -> {
          Map<String, Object> object = new LinkedHashMap<>();
          object.put("label", line.label());
          object.put("facts", facts(line.facts()));
          line.knee().ifPresent(knee -> object.put("knee", knee));
          object.put("points", line.points().stream().map(HardwareDocument::point).toList());
          return object;
        })
        .toList();
  }

  private static Map<String, Object> point(Scaling.Point point) {
    Map<String, Object> object = reference(point.cell());
    object.put("size", point.size());
    if (!point.cell().isMeasured()) {
      object.put("outcome", point.cell().outcome());
    }
    put(object, "throughput", point.cell().throughput());
    put(object, "low", point.cell().metric("bench/ci_low"));
    put(object, "high", point.cell().metric("bench/ci_high"));
    put(object, "efficiency", point.efficiency());
    return object;
  }

  private static Map<String, Object> reference(Cell cell) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run_id", cell.runId());
    object.put("result", cell.isResult());
    return object;
  }

  private static Map<String, Object> roofline(RooflinePoint point) {
    Map<String, Object> object = reference(point.cell());
    object.put("label", point.label());
    object.put("column", point.column());
    object.put("flops_per_s", point.flopsPerSecond());
    put(object, "peak_flops_per_s", point.peak());
    put(object, "attainable_flops_per_s", point.attainable());
    put(object, "flop_per_byte", point.flopPerByte());
    put(object, "peak_bytes_per_s", point.peakBytesPerSecond());
    object.put("memory_bound", point.isMemoryBound());
    return object;
  }

  private static List<Map<String, Object>> fronts(List<ParetoFront> fronts) {
    return fronts.stream()
        .map(front -> {
          Map<String, Object> object = new LinkedHashMap<>();
          object.put("model", front.model());
          object.put("scenario", front.scenario());
          object.put("x", front.x());
          object.put("y", front.y());
          object.put("points", front.points().stream().map(HardwareDocument::point).toList());
          return object;
        })
        .toList();
  }

  private static Map<String, Object> point(ParetoFront.Point point) {
    Map<String, Object> object = reference(point.cell());
    object.put("label", point.label());
    object.put("column", point.column());
    object.put("x", point.x());
    object.put("y", point.y());
    object.put("on_front", point.onFront());
    return object;
  }

  private static Map<String, Object> best(BestBatch best) {
    Map<String, Object> object = reference(best.cell());
    object.put("label", best.label());
    object.put("column", best.column());
    object.put("batch", best.batch());
    put(object, "throughput", best.cell().throughput());
    object.put("speed_up", speedUp(best.speedUp()));
    return object;
  }

  private static Map<String, Object> perJoule(PerJoule each) {
    Map<String, Object> object = reference(each.cell());
    object.put("label", each.label());
    object.put("column", each.column());
    object.put("samples_per_joule", each.samplesPerJoule());
    put(object, "ratio", each.ratio());
    return object;
  }

  private static Map<String, Object> limit(RateLimit limit) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("label", limit.label());
    object.put("column", limit.column());
    object.put("percentile", limit.percentile());
    object.put("limit_ms", limit.limitMillis());
    put(object, "highest_rate", limit.highestRate());
    object.put("words", limit.words());
    object.put(
        "offered",
        limit.offered().stream()
            .map(offered -> {
              Map<String, Object> each = new LinkedHashMap<>();
              each.put("rate", offered.rate());
              put(each, "ms", offered.millis());
              each.put("met", offered.met());
              return each;
            })
            .toList());
    return object;
  }

  private static Map<String, Object> noise(Noise noise) {
    Map<String, Object> object = reference(noise.cell());
    object.put("label", noise.label());
    object.put("column", noise.column());
    put(object, "cv", noise.cv());
    object.put(
        "forks",
        noise.forks().stream()
            .map(fork -> {
              Map<String, Object> deviation = new LinkedHashMap<>();
              deviation.put("mean", fork.mean());
              deviation.put("lowest", fork.lowest());
              deviation.put("highest", fork.highest());
              return deviation;
            })
            .toList());
    return object;
  }

  private static Map<String, Object> field(EnvironmentField field) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("name", field.name());
    object.put("values", field.values());
    object.put("differs", field.differs());
    return object;
  }

  private static Map<String, Object> superseded(Superseded superseded) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run_id", superseded.runId());
    object.put("label", superseded.label());
    object.put("by_run_id", superseded.byRunId());
    return object;
  }

  private static Map<String, Object> unread(UnreadTrial unread) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("run_id", unread.runId());
    object.put("name", unread.name());
    object.put("because", unread.because());
    return object;
  }

  private static void put(Map<String, Object> object, String name, OptionalDouble value) {
    value.ifPresent(it -> object.put(name, it));
  }
}
