// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Metric;
import assay.tracker.series.Points;

/**
 * One key of a run that is written to.
 *
 * @param latest its most recent point
 * @param chunked whether there are chunks of it
 * @param tail its points that are in no chunk
 */
record Series(Metric latest, boolean chunked, Tail tail) {

  /** So many points fill a chunk. */
  static final int FULL = 1024;

  /** As the row of its run has it. */
  static Series of(LatestPoint point) {
    Metric metric = point.metric();
    Points only = Points.builder(1).add(metric.step(), metric.timestamp(), metric.value()).build();
    Tail tail = point.chunked() ? Tail.EMPTY : Tail.EMPTY.with(only);
    return new Series(metric, point.chunked(), tail);
  }

  static Series of(KeyPoints points) {
    return new Series(points.latest(), false, Tail.EMPTY.with(points.points()));
  }

  static Series ofChunks(KeyPoints points) {
    return new Series(points.latest(), true, Tail.EMPTY);
  }

  String key() {
    return latest.key();
  }

  Series with(KeyPoints more) {
    return new Series(latestOf(more), chunked, tail.with(more.points()));
  }

  /** After points were found that are in chunks. */
  Series aware(KeyPoints more) {
    return new Series(latestOf(more), true, tail);
  }

  private Metric latestOf(KeyPoints more) {
    return Metric.BY_RECENCY.compare(more.latest(), latest) > 0 ? more.latest() : latest;
  }

  /** After its tail went into chunks. */
  Series inChunks() {
    return new Series(latest, true, Tail.EMPTY);
  }

  boolean isFull() {
    return tail.size() >= FULL;
  }

  /** Whether the latest point is not all that would be lost with the tail. */
  boolean needsChunk() {
    return tail.size() > 1 || (chunked && tail.size() == 1);
  }

  LatestPoint latestPoint() {
    return new LatestPoint(latest, chunked);
  }
}
