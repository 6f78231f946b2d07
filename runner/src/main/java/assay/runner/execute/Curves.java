// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.measure.Sample;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The curves of one fit by name: one value per epoch, from epoch 1 on, and one per sample of the
 * system, from sample 0 on. Not thread-safe.
 */
public final class Curves {
  private final Map<String, List<Point>> byName = new LinkedHashMap<>();

  /**
   * @param step the epoch or the number of the sample
   * @param timestamp milliseconds since 1970
   */
  public record Point(int step, double value, long timestamp) {}

  public void add(int step, Map<String, Double> values, long timestamp) {
    values.forEach((name, value) ->
        byName
            .computeIfAbsent(name, unused -> new ArrayList<>())
            .add(new Point(step, value, timestamp)));
  }

  public void add(Sample sample) {
    add(sample.step(), sample.values(), sample.timestampMillis());
  }

  public Map<String, List<Point>> byName() {
    return byName;
  }
}
