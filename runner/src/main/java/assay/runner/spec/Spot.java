// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * A value under examination.
 *
 * @param path its place in the document
 * @param label what messages call it, with its back ticks
 */
record Spot(String path, String label) {
  static final Spot ROOT = new Spot("", "The document");

  Spot child(String key) {
    String path = Paths.child(path(), key);
    return new Spot(path, Paths.label(path));
  }

  /** An item of a list; counted from 1 in messages, from 0 in paths. */
  Spot item(int index) {
    return new Spot(
        Paths.child(path, Integer.toString(index)), "item %d of %s".formatted(index + 1, label));
  }

  /** The same place under another name: an item of `values` is called by the searched path. */
  Spot called(String name) {
    return new Spot(path, "`%s`".formatted(name));
  }
}
