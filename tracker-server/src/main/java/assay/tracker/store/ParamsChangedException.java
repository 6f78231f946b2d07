// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import java.util.List;
import java.util.stream.Collectors;

/** Params that were logged before with other values. */
public final class ParamsChangedException extends RefusedException {

  private static final long serialVersionUID = 1;

  private final transient List<Change> changes;

  public ParamsChangedException(String runId, List<Change> changes) {
    super(message(runId, changes));
    this.changes = List.copyOf(changes);
  }

  /** A param, the value it has, and the one it was to get. */
  public record Change(String key, String oldValue, String newValue) {

    @Override
    public String toString() {
      return "{'key': '%s', 'old_value': '%s', 'new_value': '%s'}"
          .formatted(key, oldValue, newValue);
    }
  }

  /** At least one. */
  public List<Change> changes() {
    return changes;
  }

  private static String message(String runId, List<Change> changes) {
    String list = changes.stream().map(Change::toString).collect(Collectors.joining(", "));
    return ("Changing param values is not allowed. Params were already logged='[%s]'"
            + " for run ID='%s'.")
        .formatted(list, runId);
  }
}
