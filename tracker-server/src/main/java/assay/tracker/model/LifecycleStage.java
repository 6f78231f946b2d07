// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

/** Whether something is in use or was deleted; what is deleted can be restored. */
public enum LifecycleStage {
  ACTIVE,
  DELETED;

  /** The word used in JSON and in the database. */
  public String word() {
    return this == ACTIVE ? "active" : "deleted";
  }

  public static LifecycleStage of(String word) {
    return switch (word) {
      case "active" -> ACTIVE;
      case "deleted" -> DELETED;
      default -> throw new IllegalArgumentException("not a lifecycle stage: " + word);
    };
  }
}
