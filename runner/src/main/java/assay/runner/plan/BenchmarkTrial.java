// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.CellSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One configuration of a benchmark in one scenario.
 *
 * @param number from 1, in grid order; a name for people, not part of the key
 * @param key what makes two trials the same question, 64 hex digits
 * @param label the short name of its model
 * @param digest SHA-256 of the model's file, hex; empty for a family
 * @param searched the values of the searched paths that this trial has, in declared order
 * @param threads of the engine in one call
 * @param resolved every setting of the trial; callers must not change it
 */
public record BenchmarkTrial(
    int number,
    String key,
    String label,
    String digest,
    Map<String, JsonNode> searched,
    CellSettings settings,
    int threads,
    ObjectNode resolved) {
  public BenchmarkTrial {
    searched = Collections.unmodifiableMap(new LinkedHashMap<>(searched));
  }

  public String name() {
    return "trial " + number;
  }
}
