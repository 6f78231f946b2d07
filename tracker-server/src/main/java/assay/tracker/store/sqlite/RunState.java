// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import java.util.List;
import java.util.Set;

/**
 * All that is known of a run but its chunks: what a write starts from and what it leaves. A value:
 * it never changes.
 *
 * @param row the internal key
 * @param params by key
 * @param tags by key
 * @param journal the rows that hold the tails of its series
 * @param due what is to be done about them
 */
record RunState(
    long row,
    RunInfo info,
    List<Param> params,
    List<Tag> tags,
    SeriesMap series,
    JournalRows journal,
    Due due) {

  /** A run whose journal is larger is settled even if chunks are not full. */
  private static final long MUCH_JOURNAL = 1 << 20;

  /** For the room that a series takes beside its points. */
  private static final int BYTES_PER_SERIES = 250;

  private static final int BYTES_PER_POINT = 24;
  private static final int BYTES_PER_ROW = 8;

  enum Due {
    NOTHING,
    /** Tails that fill chunks. */
    FULL_TAILS,
    /** All tails, so that nothing remains in the journal. */
    ALL_TAILS
  }

  /** A hot run has rows in the journal. Its state in memory is all there is of them. */
  boolean isHot() {
    return !journal.isEmpty();
  }

  Run run() {
    return new Run(info, series.map(Series::latest), params, tags);
  }

  /** About what a hot run takes in memory. */
  long bytes() {
    return isHot()
        ? BYTES_PER_POINT * series.points()
            + (long) BYTES_PER_SERIES * series.all().size()
            + BYTES_PER_ROW * (long) journal.count()
        : 0;
  }

  RunState with(RunInfo changed) {
    return new RunState(row, changed, params, tags, series, journal, due).andDue(Due.NOTHING);
  }

  RunState with(List<Param> newParams, List<Tag> newTags, RunInfo changed) {
    return new RunState(row, changed, newParams, newTags, series, journal, due);
  }

  RunState with(LifecycleStage stage) {
    return with(info.withStage(stage));
  }

  /** After points were written to a row of the journal. */
  RunState logged(List<KeyPoints> batch, JournalRows rows) {
    SeriesMap grown = series.with(batch);
    RunState state = new RunState(row, info, params, tags, grown, rows, due);
    return state.andDue(grown.isAnyFull(batch) ? Due.FULL_TAILS : Due.NOTHING);
  }

  /** With chunks that its row did not know: what they hold is no tail. */
  RunState aware(Set<String> chunkedKeys) {
    List<Series> known =
        series.all().stream().filter(it -> chunkedKeys.contains(it.key())).toList();
    return chunked(known.stream().map(Series::inChunks).toList());
  }

  /** With points of its journal that are in chunks. */
  RunState aware(List<KeyPoints> batch) {
    return new RunState(row, info, params, tags, series.aware(batch), journal, due);
  }

  RunState andDue(Due more) {
    boolean all = isEnded() || journal.bytes() > MUCH_JOURNAL;
    Due least = all ? Due.ALL_TAILS : more;
    Due most = least.compareTo(due) > 0 ? least : due;
    return new RunState(row, info, params, tags, series, journal, isHot() ? most : Due.NOTHING);
  }

  private boolean isEnded() {
    RunStatus status = info.status();
    return status != RunStatus.RUNNING && status != RunStatus.SCHEDULED;
  }

  /** With some tails in chunks, and the rest still to do. */
  RunState chunked(List<Series> changed) {
    return new RunState(row, info, params, tags, series.replacing(changed), journal, due);
  }

  /** After all that was due was done, short of the journal. */
  RunState done() {
    return new RunState(row, info, params, tags, series, journal, Due.NOTHING);
  }

  /** After its row and its chunks hold everything. */
  RunState settled() {
    return new RunState(row, info, params, tags, series, JournalRows.NONE, Due.NOTHING);
  }
}
