// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The journal, then the others. What the journal cannot keep stops everything; a failure of another
 * sink is noted and that sink is told nothing more, for the journal has it.
 */
final class FanOut<S> {
  private final S journal;
  private final List<S> others;
  private final Consumer<S> close;
  private final Set<S> failed = ConcurrentHashMap.newKeySet();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  /**
   * @param close how a sink is closed
   */
  FanOut(S journal, List<S> others, Consumer<S> close) {
    this.journal = journal;
    this.others = List.copyOf(others);
    this.close = close;
  }

  /** What went wrong in sinks other than the journal, each once. */
  List<String> failures() {
    return List.copyOf(failures);
  }

  void tell(Consumer<S> event) {
    event.accept(journal);
    others.stream().filter(sink -> !failed.contains(sink)).forEach(sink -> tell(sink, event));
  }

  private void tell(S sink, Consumer<S> event) {
    try {
      event.accept(sink);
    } catch (RuntimeException e) { // whatever it is, the journal has the event
      if (failed.add(sink)) {
        failures.add("%s: %s".formatted(sink.getClass().getSimpleName(), e));
      }
    }
  }

  /** Closes all of them, the journal last: it must outlive what may still ask for it. */
  void close() {
    List<S> order = new ArrayList<>(others);
    order.add(journal);
    closeFrom(order, 0);
  }

  private void closeFrom(List<S> order, int index) {
    if (index == order.size()) {
      return;
    }
    try {
      close.accept(order.get(index));
    } finally {
      closeFrom(order, index + 1);
    }
  }
}
