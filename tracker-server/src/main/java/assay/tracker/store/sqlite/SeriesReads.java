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
    Points rest =
        run.findLatest(key)
            .filter(point -> !point.chunked())
            .map(point -> Points.of(List.of(point.metric())))
            .orElse(Points.NONE);
    Points.Builder points = chunks.read(session, run.row(), key, first, last, rest.size());
    return once(points.addAll(rest).build(), first, last);
  }

  private Points known(RunState run, String key, long first, long last) {
    Points tail = run.series().find(key).map(series -> series.tail().points()).orElse(Points.NONE);
    Points.Builder points =
        readers.read(session -> chunks.read(session, run.row(), key, first, last, tail.size()));
    return once(points.addAll(tail).build(), first, last);
  }

  private static Points once(Points points, long first, long last) {
    boolean all = first == Long.MIN_VALUE && last == Long.MAX_VALUE;
    return (all ? points : within(points, first, last)).distinct();
  }

  private static Points within(Points points, long first, long last) {
    Points.Builder within = Points.builder();
    for (int i = 0; i < points.size(); i++) {
      long step = points.step(i);
      if (step >= first && step <= last) {
        within.add(step, points.timestamp(i), points.value(i));
      }
    }
    return within.build();
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
