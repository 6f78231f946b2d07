// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The curves of one fit: by name, one value per epoch from epoch 1 on. Not thread-safe. */
public final class Curves {
  private final Map<String, List<Point>> byName = new LinkedHashMap<>();

  /**
   * @param step the epoch, from 1
   * @param timestamp milliseconds since 1970
   */
  public record Point(int step, double value, long timestamp) {}

  public void add(int epoch, Map<String, Double> values, long timestamp) {
    values.forEach((name, value) ->
        byName
            .computeIfAbsent(name, unused -> new ArrayList<>())
            .add(new Point(epoch, value, timestamp)));
  }

  public Map<String, List<Point>> byName() {
    return byName;
  }
}
