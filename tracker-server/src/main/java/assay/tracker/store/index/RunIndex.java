// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import assay.tracker.model.Run;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All runs as columns. Used by any thread: searches run beside each other; whoever reports changes
 * does not wait for them, as the next search takes the changes in before it begins.
 *
 * <p>It is loaded once, by {@link #load} or the first search, whichever comes first; what is
 * reported meanwhile is kept and taken in afterwards.
 */
public final class RunIndex {

  /** So many changes are taken in by whoever reports them, if no search is in the way. */
  private static final int MANY = 512;

  /** So many are taken in at any price: each may hold on to a run. */
  private static final int TOO_MANY = 16_384;

  private final Loader loader;
  private final RunColumns columns = new RunColumns();
  private final SortedRows sorted = new SortedRows();
  private final ReadWriteLock lock = new ReentrantReadWriteLock();
  private final Deque<IndexChange> pending = new ArrayDeque<>();
  private volatile boolean loaded;

  public RunIndex(Loader loader) {
    this.loader = loader;
  }

  /** Gives all runs that there are. */
  @FunctionalInterface
  public interface Loader {
    void load(Sink sink);
  }

  /** Takes runs. */
  @FunctionalInterface
  public interface Sink {
    void put(int row, Run run);
  }

  /** Does nothing if that was done before. After a failure it may be called again. */
  public void load() {
    if (loaded) {
      return;
    }
    lock.writeLock().lock();
    try {
      if (!loaded) {
        loader.load(columns::put);
        loaded = true;
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  /** Reports what changed, in that order: searches that begin later see it. */
  public void report(Collection<IndexChange> changes) {
    int waiting;
    synchronized (pending) {
      pending.addAll(changes);
      waiting = pending.size();
    }
    if (!loaded || waiting < MANY) {
      return;
    }
    if (waiting > TOO_MANY) {
      takeIn();
    } else if (lock.writeLock().tryLock()) {
      takeInAndUnlock();
    }
  }

  private void takeIn() {
    lock.writeLock().lock();
    takeInAndUnlock();
  }

  private void takeInAndUnlock() {
    try {
      for (IndexChange change = next(); change != null; change = next()) {
        switch (change) {
          case IndexChange.Put put -> columns.put(put.row(), put.run().get());
          case IndexChange.Staged staged -> columns.setStage(staged.row(), staged.stage());
          case IndexChange.Removed removed -> columns.remove(removed.row());
        }
      }
    } finally {
      lock.writeLock().unlock();
    }
  }

  private @Nullable IndexChange next() {
    synchronized (pending) {
      return pending.poll();
    }
  }

  /**
   * A part of the rows that a query finds, sorted.
   *
   * @param rest rows for the fields that are no columns here: data sets, and where artifacts are
   */
  public Found find(RunQuery query, long offset, int limit, IntFunction<Row> rest) {
    return look(() -> part(query, offset, limit, rest));
  }

  /** Takes a part of the rows that a query finds, and whether further ones follow. */
  @FunctionalInterface
  public interface RowReader<T> {
    T read(List<IndexRow> rows, boolean more);
  }

  /**
   * The same part, given to a reader, which nothing changes for while it reads. It does not call
   * the index.
   */
  public <T> T read(
      RunQuery query, long offset, int limit, IntFunction<Row> rest, RowReader<T> reader) {
    return look(() -> {
      Found found = part(query, offset, limit, rest);
      List<IndexRow> rows =
          found.rows().stream().map(row -> new IndexRow(columns, row, rest)).toList();
      return reader.read(rows, found.more());
    });
  }

  /** The keys of metrics, params or tags that the runs of some experiments have. */
  public Set<String> keys(FieldKind kind, Set<Long> experiments) {
    return look(() -> columns.keys(kind, experiments));
  }

  private <T> T look(Supplier<T> reading) {
    load();
    boolean isCurrent;
    synchronized (pending) {
      isCurrent = pending.isEmpty();
    }
    if (!isCurrent) {
      takeIn();
    }
    lock.readLock().lock();
    try {
      return reading.get();
    } finally {
      lock.readLock().unlock();
    }
  }

  private Found part(RunQuery query, long offset, int limit, IntFunction<Row> rest) {
    OptionalLong changed = columns.changed(query);
    int[] known = changed.isPresent() ? sorted.find(query, changed.getAsLong()) : null;
    if (known != null) {
      return part(known, offset, limit);
    }
    int[] rows = columns.matching(query, rest);
    RowSort sort = new RowSort(columns.order(query, rest));
    if (offset == 0 && limit < rows.length / 4) { // most look at the first page alone
      return new Found(list(sort.first(rows, limit)), true);
    }
    int[] all = sort.sorted(rows);
    if (changed.isPresent()) {
      sorted.keep(query, changed.getAsLong(), all);
    }
    return part(all, offset, limit);
  }

  private static Found part(int[] rows, long offset, int limit) {
    int from = (int) Math.min(offset, rows.length);
    int to = (int) Math.min((long) from + limit, rows.length);
    return new Found(list(Arrays.copyOfRange(rows, from, to)), to < rows.length);
  }

  private static List<Integer> list(int[] rows) {
    return Arrays.stream(rows).boxed().toList();
  }
}
