// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One point of a benchmark's search space, in one scenario, that is not forbidden.
 *
 * @param searched the values of the searched paths that it has, in declared order; the scenario
 *     last, where several are declared
 * @param resolved the same as a document, every default filled in; callers must not change it
 */
public record CellConfiguration(
    Map<String, JsonNode> searched, CellSettings settings, ObjectNode resolved) {
  public CellConfiguration {
    searched = Collections.unmodifiableMap(new LinkedHashMap<>(searched));
  }
}
