// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/**
 * Points of running fits that wait to be sent. When there are too many, the fits that add more are
 * no longer followed live: the end of a fit brings whatever is missing. Thread-safe.
 */
final class LivePoints {
  private final int limit;
  private final Map<String, List<MlflowMetric>> waiting = new LinkedHashMap<>();
  private final Set<String> late = new HashSet<>();
  private int count;

  LivePoints(int limit) {
    this.limit = limit;
  }

  synchronized void add(String fit, int epoch, Map<String, Double> values, long timestamp) {
    if (late.contains(fit)) {
      return;
    }
    if (count + values.size() > limit) {
      late.add(fit);
      return;
    }
    List<MlflowMetric> points = waiting.computeIfAbsent(fit, unused -> new ArrayList<>());
    values.forEach((name, value) -> points.add(new MlflowMetric(name, value, epoch, timestamp)));
    count += values.size();
  }

  /** Takes what waits for the fits that are ready; {@code sink} is called without a lock held. */
  void drain(Predicate<String> ready, BiConsumer<String, List<MlflowMetric>> sink) {
    take(ready).forEach(sink);
  }

  private synchronized Map<String, List<MlflowMetric>> take(Predicate<String> ready) {
    Map<String, List<MlflowMetric>> taken = new LinkedHashMap<>(waiting);
    taken.keySet().removeIf(ready.negate());
    taken.keySet().forEach(this::forget);
    return taken;
  }

  /** A fit has ended: its end brings the rest. */
  synchronized void drop(String fit) {
    forget(fit);
    late.remove(fit);
  }

  private void forget(String fit) {
    List<MlflowMetric> points = waiting.remove(fit);
    count -= points == null ? 0 : points.size();
  }
}
