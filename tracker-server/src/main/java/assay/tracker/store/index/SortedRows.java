// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sorted answers to the last few queries, so that the pages of one need it sorted once. Used by
 * any thread.
 */
final class SortedRows {

  private static final int QUERIES = 4;

  private static final class Answer {
    final long changed;
    final int[] rows;

    Answer(long changed, int[] rows) {
      this.changed = changed;
      this.rows = rows;
    }
  }

  private final Map<RunQuery, Answer> answers =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<RunQuery, Answer> eldest) {
          return size() > QUERIES;
        }
      };

  /** The answer, if it has not changed since then. */
  synchronized int @Nullable [] find(RunQuery query, long changed) {
    Answer answer = answers.get(query);
    return answer != null && answer.changed == changed ? answer.rows : null;
  }

  synchronized void keep(RunQuery query, long changed, int[] rows) {
    answers.remove(query);
    answers.put(query, new Answer(changed, rows));
  }
}
