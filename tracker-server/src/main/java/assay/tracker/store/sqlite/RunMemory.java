// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.LifecycleStage;
import assay.tracker.store.index.IndexChange;
import assay.tracker.store.index.RunIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The hot runs, as they are on disk with their journal, and what the writes of the current
 * transaction make of runs. States become visible to readers when they are committed.
 */
final class RunMemory implements Memory {

  private final RunIndex index;
  private final Map<String, RunState> hot = new ConcurrentHashMap<>();
  private final Set<String> due = new LinkedHashSet<>();
  private long bytes;

  private final Staged group = new Staged();
  private final Staged write = new Staged();

  RunMemory(RunIndex index) {
    this.index = index;
  }

  /** What is not committed yet. */
  private static final class Staged {
    final Map<String, RunState> states = new LinkedHashMap<>();
    final Map<String, Integer> removed = new HashMap<>();
    final List<IndexChange> changes = new ArrayList<>();

    void take(Staged later) {
      states.putAll(later.states);
      states.keySet().removeAll(later.removed.keySet());
      removed.putAll(later.removed);
      changes.addAll(later.changes);
      later.clear();
    }

    void clear() {
      states.clear();
      removed.clear();
      changes.clear();
    }
  }

  // For readers

  /** The state of a hot run, with every write that returned. */
  Optional<RunState> findHot(String id) {
    return Optional.ofNullable(hot.get(id));
  }

  // For the writing thread

  /** The state that earlier writes left, if the row of the run does not tell all of it. */
  Optional<RunState> find(String id) {
    if (write.removed.containsKey(id) || group.removed.containsKey(id)) {
      return Optional.empty();
    }
    RunState state = write.states.get(id);
    if (state == null) {
      state = group.states.get(id);
    }
    return Optional.ofNullable(state == null ? hot.get(id) : state);
  }

  void put(RunState state) {
    write.states.put(state.info().id(), state);
  }

  /** Of a run that has no state here. */
  void changeStage(long row, LifecycleStage stage) {
    write.changes.add(new IndexChange.Staged(Math.toIntExact(row), stage));
  }

  void remove(String id, long row) {
    write.states.remove(id);
    write.removed.put(id, Math.toIntExact(row));
  }

  /** At the start: a run that the journal has points of. */
  void restore(RunState state) {
    put(state);
    accepted();
    committed();
  }

  /** The runs with something to do. */
  Set<String> due() {
    return due;
  }

  Collection<RunState> hot() {
    return hot.values();
  }

  /** About what hot runs take. */
  long bytes() {
    return bytes;
  }

  @Override
  public void accepted() {
    group.take(write);
  }

  @Override
  public void undone() {
    write.clear();
  }

  @Override
  public void committed() {
    List<IndexChange> changes = new ArrayList<>(group.changes);
    group.removed.forEach((id, row) -> {
      publish(id, Optional.empty());
      changes.add(new IndexChange.Removed(row));
    });
    group.states.forEach((id, state) -> {
      publish(id, Optional.of(state).filter(RunState::isHot));
      changes.add(new IndexChange.Put(Math.toIntExact(state.row()), state::run));
    });
    group.clear();
    if (!changes.isEmpty()) {
      index.report(changes);
    }
  }

  private void publish(String id, Optional<RunState> state) {
    RunState old = state.isPresent() ? hot.put(id, state.get()) : hot.remove(id);
    bytes += state.map(RunState::bytes).orElse(0L) - (old == null ? 0 : old.bytes());
    if (state.isPresent() && state.get().due() != RunState.Due.NOTHING) {
      due.add(id);
    } else {
      due.remove(id);
    }
  }

  @Override
  public void rolledBack() {
    group.clear();
    write.clear();
  }
}
