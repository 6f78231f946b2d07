// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.RunChange;
import java.util.ArrayList;
import java.util.List;

/** What one write works with: the writing connection, and the list of what it changes. */
final class WriteScope {

  private final Session session;
  private final List<RunChange> changes = new ArrayList<>();

  WriteScope(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** To be told to listeners once it is committed. */
  void changed(long experimentId, String runId, RunChange.Kind kind) {
    changes.add(new RunChange(Long.toString(experimentId), runId, kind));
  }

  List<RunChange> changes() {
    return changes;
  }
}
