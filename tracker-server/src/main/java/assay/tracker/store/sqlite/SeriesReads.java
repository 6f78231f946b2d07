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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    List<Points> parts = chunks.read(session, run.row(), key, first, last);
    run.findLatest(key)
        .filter(point -> !point.chunked())
        .ifPresent(point -> parts.add(Points.of(List.of(point.metric()))));
    return joined(parts, first, last);
  }

  private Points known(RunState run, String key, long first, long last) {
    List<Points> parts = readers.read(session -> chunks.read(session, run.row(), key, first, last));
    run.series().find(key).ifPresent(series -> parts.add(series.tail().points()));
    return joined(parts, first, last);
  }

  private static Points joined(List<Points> parts, long first, long last) {
    Points.Builder points = Points.builder(parts.stream().mapToInt(Points::size).sum());
    boolean all = first == Long.MIN_VALUE && last == Long.MAX_VALUE;
    for (Points part : parts) {
      if (all) {
        points.addAll(part);
      } else {
        addWithin(points, part, first, last);
      }
    }
    return points.build().distinct();
  }

  private static void addWithin(Points.Builder points, Points part, long first, long last) {
    for (int i = 0; i < part.size(); i++) {
      long step = part.step(i);
      if (step >= first && step <= last) {
        points.add(step, part.timestamp(i), part.value(i));
      }
    }
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
    long[] steps = steps(series.values(), request.maxSteps());
    List<SampledSeries> sampled = new ArrayList<>();
    series.forEach(
        (runId, points) -> sampled.add(new SampledSeries(runId, at(steps, points, request.key()))));
    return sampled;
  }

  /** The steps to show, sorted. */
  private static long[] steps(Collection<Points> series, int max) {
    long[] all = new long[series.stream().mapToInt(Points::size).sum()];
    long[] ends = new long[2 * series.size()];
    int count = 0;
    int endCount = 0;
    for (Points points : series) {
      int start = count;
      for (int i = 0; i < points.size(); i++) {
        all[count++] = points.step(i);
      }
      Arrays.sort(all, start, count);
      ends[endCount++] = all[start];
      ends[endCount++] = all[count - 1];
    }
    Arrays.sort(all);
    long[] picked = StepSampling.pick(distinct(all), max);
    return LongStream.concat(Arrays.stream(picked), Arrays.stream(ends)).sorted().toArray();
  }

  private static long[] distinct(long[] sorted) {
    int count = 0;
    for (int i = 0; i < sorted.length; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        sorted[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(sorted, count);
  }

  private static List<Metric> at(long[] steps, Points points, String key) {
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < points.size(); i++) {
      if (Arrays.binarySearch(steps, points.step(i)) >= 0) {
        metrics.add(points.metric(i, key));
      }
    }
    metrics.sort(Metric.BY_RECENCY); // which is by step first
    return metrics;
  }
}
