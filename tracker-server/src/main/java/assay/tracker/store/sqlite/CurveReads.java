// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.Curve;
import assay.tracker.series.Points;
import assay.tracker.store.CurveReader;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.SeriesSelection;
import assay.tracker.store.StepRange;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads steps and values of many series, one part of a series at a time. */
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
        for (Curve curve : curves(runId, key, range)) {
          if (curve.size() > 0) {
            reader.read(runId, key, curve);
          }
        }
      }
    }
  }

  private List<Curve> curves(String runId, String key, StepRange range) {
    try {
      return runs.read(
              runId,
              (session, run) -> storedCurves(session, run, key, range),
              run -> knownCurves(run, key, range))
          .orElseGet(() -> exactly(runId, key, range));
    } catch (NotFoundException e) {
      return List.of(); // unknown runs have no points
    }
  }

  private Optional<List<Curve>> storedCurves(
      Session session, StoredRun run, String key, StepRange range) throws SQLException {
    Points rest =
        run.findLatest(key)
            .filter(point -> !point.chunked())
            .map(point -> Points.of(List.of(point.metric())))
            .orElse(Points.NONE);
    return chunks
        .findCurves(session, run.row(), key, range.first(), range.last())
        .flatMap(curves -> withRest(curves, rest, range));
  }

  private Optional<List<Curve>> knownCurves(RunState run, String key, StepRange range) {
    Points rest =
        run.series().find(key).map(series -> series.tail().points()).orElse(Points.NONE).distinct();
    return readers
        .read(session -> chunks.findCurves(session, run.row(), key, range.first(), range.last()))
        .flatMap(curves -> withRest(curves, rest, range));
  }

  /** Absent if points of the rest may be in the chunks as well. */
  private static Optional<List<Curve>> withRest(
      ChunkTable.Curves curves, Points rest, StepRange range) {
    if (!rest.isEmpty() && rest.timestamp(0) <= curves.lastTimestamp()) {
      return Optional.empty();
    }
    List<Curve> all = new ArrayList<>(curves.parts());
    all.add(rest.curve().within(range.first(), range.last()));
    return Optional.of(all);
  }

  /** Slower: joins all points by time, so that each is there once. */
  private List<Curve> exactly(String runId, String key, StepRange range) {
    return List.of(series.points(runId, key, range.first(), range.last()).curve());
  }
}
