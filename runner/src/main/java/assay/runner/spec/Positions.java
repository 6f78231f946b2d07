// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Map;

/**
 * Where the values of a document were written, by dotted path ({@code train.optimizer.name}, {@code
 * preprocess.0.step}). A path that was not written (a default) has the place of its nearest
 * ancestor; the document itself has the empty path.
 */
public record Positions(Map<String, Place> byPath) {
  public Positions {
    byPath = Map.copyOf(byPath);
  }

  boolean isWritten(String path) {
    return byPath.containsKey(path);
  }

  /** The place of the first of these paths that was written; that of the last one if none was. */
  public Place firstWritten(String... paths) {
    for (String path : paths) {
      if (isWritten(path)) {
        return place(path);
      }
    }
    return place(paths[paths.length - 1]);
  }

  /** Line and column, in the file that {@link #place} names. */
  public Position of(String path) {
    return place(path).position();
  }

  /** File, line and column: with {@code extends}, values come from more than one file. */
  public Place place(String path) {
    for (String at = path; !at.isEmpty(); at = Paths.parent(at)) {
      Place place = byPath.get(at);
      if (place != null) {
        return place;
      }
    }
    return byPath.getOrDefault("", Place.NOWHERE);
  }
}
