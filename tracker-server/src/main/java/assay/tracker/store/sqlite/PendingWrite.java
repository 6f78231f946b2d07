// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.RunChange;
import assay.tracker.store.StoreUnavailableException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** A write from its call to its commit. Its caller waits; the writer thread does the rest. */
final class PendingWrite<T> {

  private final Work<WriteScope, T> work;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private Optional<Outcome<T>> outcome = Optional.empty();

  PendingWrite(Work<WriteScope, T> work) {
    this.work = work;
  }

  private sealed interface Outcome<T> {
    record Done<T>(T value, WriteScope scope) implements Outcome<T> {}

    record Refused<T>(RuntimeException reason) implements Outcome<T> {}
  }

  /**
   * Inside the group's transaction; a write that throws is undone alone. Gives whether it
   * succeeded.
   */
  boolean run(Session session) throws SQLException {
    boolean done = false;
    session.update("SAVEPOINT one");
    try {
      WriteScope scope = new WriteScope(session);
      outcome = Optional.of(new Outcome.Done<>(work.run(scope), scope));
      done = true;
    } catch (RuntimeException e) {
      session.update("ROLLBACK TO one");
      outcome = Optional.of(new Outcome.Refused<>(e));
    }
    session.update("RELEASE one");
    return done;
  }

  /** After the commit: tells the caller. */
  void answer() {
    switch (outcome.orElseThrow()) {
      case Outcome.Done<T>(T value, WriteScope scope) -> answer.complete(value);
      case Outcome.Refused<T>(RuntimeException reason) -> answer.completeExceptionally(reason);
    }
  }

  /** After the commit. */
  List<RunChange> changes() {
    return outcome.orElseThrow() instanceof Outcome.Done<T> done
        ? done.scope().changes()
        : List.of();
  }

  /** The group could not be committed. */
  void fail(StoreUnavailableException reason) {
    answer.completeExceptionally(reason);
  }

  /** Not interruptible: what was accepted is finished, and its caller has to know how. */
  T await() {
    try {
      return answer.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException reason) {
        throw reason;
      }
      throw e;
    }
  }
}
