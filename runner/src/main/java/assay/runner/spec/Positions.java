// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Map;

/**
 * Where the values of a document were written, by dotted path ({@code train.optimizer.name}, {@code
 * preprocess.0.step}). A path that was not written (a default) has the place of its nearest
 * ancestor.
 */
public record Positions(Map<String, Position> byPath) {
  public Positions {
    byPath = Map.copyOf(byPath);
  }

  public Position of(String path) {
    for (String at = path; !at.isEmpty(); at = parent(at)) {
      Position position = byPath.get(at);
      if (position != null) {
        return position;
      }
    }
    return Position.START;
  }

  private static String parent(String path) {
    int dot = path.lastIndexOf('.');
    return dot < 0 ? "" : path.substring(0, dot);
  }
}
