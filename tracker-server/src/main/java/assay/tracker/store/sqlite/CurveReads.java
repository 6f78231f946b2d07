// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.Points;
import assay.tracker.store.CurveReader;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.SeriesSelection;
import assay.tracker.store.StepRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads steps and values of many series, one series at a time. */
final class CurveReads {

  private final RunReads runs;
  private final Readers readers;
  private final ChunkTable chunks;
  private final SeriesReads series;

  CurveReads(RunReads runs, Readers readers, ChunkTable chunks, SeriesReads series) {
    this.runs = runs;
    this.readers = readers;
    this.chunks = chunks;
    this.series = series;
  }

  Optional<StepRange> range(SeriesSelection selection) {
    List<StepRange> ranges = new ArrayList<>();
    for (String runId : selection.runIds()) {
      try {
        ranges.addAll(
            runs.read(
                runId,
                (session, run) -> stored(session, run, selection.keys()),
                run -> known(run, selection.keys())));
      } catch (NotFoundException e) {
        // unknown runs have no points
      }
    }
    return join(ranges);
  }

  private static Optional<StepRange> join(List<StepRange> ranges) {
    return ranges.stream()
        .reduce(
            (a, b) -> new StepRange(Math.min(a.first(), b.first()), Math.max(a.last(), b.last())));
  }

  private List<StepRange> stored(Session session, StoredRun run, List<String> keys)
      throws SQLException {
    List<StepRange> ranges = new ArrayList<>();
    for (String key : keys) {
      chunks.range(session, run.row(), key).ifPresent(ranges::add);
      run.findLatest(key)
          .map(point -> point.metric().step())
          .ifPresent(step -> ranges.add(new StepRange(step, step)));
    }
    return ranges;
  }

  private List<StepRange> known(RunState run, List<String> keys) {
    List<StepRange> ranges = new ArrayList<>();
    for (String key : keys) {
      readers.read(session -> chunks.range(session, run.row(), key)).ifPresent(ranges::add);
      run.series().find(key).flatMap(one -> steps(one.tail().points())).ifPresent(ranges::add);
    }
    return ranges;
  }

  private static Optional<StepRange> steps(Points points) {
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;
    for (int i = 0; i < points.size(); i++) {
      first = Math.min(first, points.step(i));
      last = Math.max(last, points.step(i));
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(new StepRange(first, last));
  }

  void read(SeriesSelection selection, StepRange range, CurveReader reader) {
    for (String runId : selection.runIds()) {
      for (String key : selection.keys()) {
        Points points = points(runId, key, range);
        if (!points.isEmpty()) {
          reader.read(runId, key, points.curve());
        }
      }
    }
  }

  private Points points(String runId, String key, StepRange range) {
    try {
      return series.points(runId, key, range.first(), range.last());
    } catch (NotFoundException e) {
      return Points.NONE; // unknown runs have no points
    }
  }
}
