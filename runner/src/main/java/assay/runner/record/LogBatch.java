// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one log-batch request may hold: 1000 metrics, 100 params, 100 tags, 1000 together. */
record LogBatch(List<MlflowMetric> metrics, Map<String, String> params, Map<String, String> tags) {
  private static final int METRICS = 1000;
  private static final int TEXTS = 100;
  private static final int TOGETHER = 1000;

  /** The fewest batches that keep the order of metrics. Params and tags go first. */
  static List<LogBatch> split(
      List<MlflowMetric> metrics, Map<String, String> params, Map<String, String> tags) {
    List<Map<String, String>> paramParts = parts(params);
    List<Map<String, String>> tagParts = parts(tags);
    List<LogBatch> batches = new ArrayList<>();
    int sent = 0;
    for (int i = 0;
        i < Math.max(paramParts.size(), tagParts.size()) || sent < metrics.size();
        i++) {
      Map<String, String> someParams = i < paramParts.size() ? paramParts.get(i) : Map.of();
      Map<String, String> someTags = i < tagParts.size() ? tagParts.get(i) : Map.of();
      int room = Math.min(METRICS, TOGETHER - someParams.size() - someTags.size());
      int end = Math.min(metrics.size(), sent + room);
      batches.add(new LogBatch(metrics.subList(sent, end), someParams, someTags));
      sent = end;
    }
    return batches;
  }

  private static List<Map<String, String>> parts(Map<String, String> texts) {
    List<Map<String, String>> parts = new ArrayList<>();
    texts.forEach((key, value) -> {
      if (parts.isEmpty() || parts.getLast().size() == TEXTS) {
        parts.add(new LinkedHashMap<>());
      }
      parts.getLast().put(key, value);
    });
    return parts;
  }
}
