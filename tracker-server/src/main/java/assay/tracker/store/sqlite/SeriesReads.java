// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import assay.tracker.series.Points;
import assay.tracker.series.StepSampling;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.Page;
import assay.tracker.store.PageRequest;
import assay.tracker.store.SampleRequest;
import assay.tracker.store.SampledSeries;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Reads the points of metrics, from chunks and from memory. */
final class SeriesReads {

  private final RunReads runs;
  private final Readers readers;
  private final ChunkTable chunks;

  SeriesReads(RunReads runs, Readers readers, ChunkTable chunks) {
    this.runs = runs;
    this.readers = readers;
    this.chunks = chunks;
  }

  /** By timestamp, step and value, each once; no others than those in a range of steps. */
  Points points(String runId, String key, long firstStep, long lastStep) {
    return runs.read(
        runId,
        (session, run) -> stored(session, run, key, firstStep, lastStep),
        run -> known(run, key, firstStep, lastStep));
  }

  private Points stored(Session session, StoredRun run, String key, long first, long last)
      throws SQLException {
    Points.Builder points = Points.builder();
    run.findLatest(key)
        .filter(point -> !point.chunked())
        .map(point -> Points.of(List.of(point.metric())))
        .ifPresent(points::addAll);
    chunks.read(session, run.row(), key, first, last).forEach(points::addAll);
    return within(points.build(), first, last);
  }

  private Points known(RunState run, String key, long first, long last) {
    Points.Builder points = Points.builder();
    run.series().find(key).ifPresent(series -> points.addAll(series.tail().points()));
    readers
        .read(session -> chunks.read(session, run.row(), key, first, last))
        .forEach(points::addAll);
    return within(points.build(), first, last);
  }

  private static Points within(Points points, long first, long last) {
    Points.Builder kept = Points.builder(points.size());
    for (int i = 0; i < points.size(); i++) {
      if (points.step(i) >= first && points.step(i) <= last) {
        kept.add(points.step(i), points.timestamp(i), points.value(i));
      }
    }
    return (kept.size() == points.size() ? points : kept.build()).distinct();
  }

  Page<Metric> page(String runId, String key, PageRequest page) {
    Points points = points(runId, key, Long.MIN_VALUE, Long.MAX_VALUE);
    int from = (int) Math.min(page.start().offset(), points.size());
    int to = (int) Math.min((long) from + page.maxItems(), points.size());
    return page.page(points.slice(from, to).metrics(key), to < points.size());
  }

  List<SampledSeries> sample(SampleRequest request) {
    Map<String, Points> series = new LinkedHashMap<>();
    for (String runId : request.runIds()) {
      try {
        Points points = points(runId, request.key(), request.firstStep(), request.lastStep());
        if (!points.isEmpty()) {
          series.put(runId, points);
        }
      } catch (NotFoundException e) {
        // unknown runs have no points
      }
    }
    Set<Long> steps = steps(series, request.maxSteps());
    List<SampledSeries> sampled = new ArrayList<>();
    series.forEach(
        (runId, points) -> sampled.add(new SampledSeries(runId, at(steps, points, request.key()))));
    return sampled;
  }

  private static Set<Long> steps(Map<String, Points> series, int max) {
    long[] all = series.values().stream().flatMapToLong(SeriesReads::steps).toArray();
    Arrays.sort(all);
    long[] distinct = Arrays.stream(all).distinct().toArray();
    Set<Long> picked = new HashSet<>();
    for (long step : StepSampling.pick(distinct, max)) {
      picked.add(step);
    }
    for (Points points : series.values()) {
      picked.add(steps(points).min().orElseThrow());
      picked.add(steps(points).max().orElseThrow());
    }
    return picked;
  }

  private static LongStream steps(Points points) {
    return IntStream.range(0, points.size()).mapToLong(points::step);
  }

  private static List<Metric> at(Set<Long> steps, Points points, String key) {
    return IntStream.range(0, points.size())
        .filter(i -> steps.contains(points.step(i)))
        .mapToObj(i -> points.metric(i, key))
        .sorted(Metric.BY_RECENCY) // which is by step first
        .toList();
  }
}
