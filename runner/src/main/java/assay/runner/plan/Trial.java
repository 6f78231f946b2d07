// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.TrialSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One configuration: a point of the search space.
 *
 * @param number from 1, in grid order; a name for people, not part of the key
 * @param key what makes two trials the same question, 64 hex digits
 * @param searched the values of the searched paths that this trial has, in declared order
 * @param resolved every setting of the trial; callers must not change it
 */
public record Trial(
    int number,
    String key,
    Map<String, JsonNode> searched,
    TrialSettings settings,
    ObjectNode resolved) {
  public Trial {
    searched = Collections.unmodifiableMap(new LinkedHashMap<>(searched));
  }

  public String name() {
    return "trial " + number;
  }
}
