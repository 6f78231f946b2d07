// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What can be compared: its values become the columns of a report, all else makes its rows. */
public enum Dimension {
  DEVICE("execute.target"),
  ENGINE("engine"),
  PRECISION("input.type"),
  THREADS("execute.threads"),
  BATCH("input.batch");

  private final String path;

  Dimension(String path) {
    this.path = path;
  }

  /** The one that a setting of a declaration is about. */
  static Optional<Dimension> ofPath(String path) {
    return Arrays.stream(values()).filter(it -> it.path.equals(path)).findFirst();
  }

  /** Of a cell, as a declaration says it: of a device its target. */
  String value(Cell cell) {
    Setting setting = cell.setting();
    return switch (this) {
      case DEVICE -> setting.device().target();
      case ENGINE -> setting.engine();
      case PRECISION -> setting.precision();
      case THREADS -> Integer.toString(setting.threads());
      case BATCH -> Integer.toString(setting.batch());
    };
  }

  public static Optional<Dimension> find(String word) {
    return Arrays.stream(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
