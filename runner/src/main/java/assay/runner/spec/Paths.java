// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** Dotted paths into a document: {@code train.optimizer.name}. The document itself is "". */
final class Paths {
  private Paths() {}

  static String child(String path, String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }

  static String last(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }

  static boolean isUnder(String path, String ancestor) {
    return path.startsWith(ancestor + ".");
  }

  /** The name that a message calls a value by: its key. */
  static String label(String path) {
    return "`%s`".formatted(last(path));
  }
}
