// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.BaselineSpec;
import assay.runner.spec.TrialSettings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One configuration: a point of the search space.
 *
 * @param number from 1, in grid order; a name for people, not part of the key
 * @param key what makes two trials the same question, 64 hex digits
 * @param searched the values of the searched paths that this trial has, in declared order
 * @param settings of a baseline: those that it shares with the trials; its model is not used
 * @param resolved every setting of the trial; callers must not change it
 * @param baseline of a trial that others are to beat
 */
public record Trial(
    int number,
    String key,
    Map<String, JsonNode> searched,
    TrialSettings settings,
    ObjectNode resolved,
    Optional<BaselineSpec> baseline) {
  public Trial {
    searched = Collections.unmodifiableMap(new LinkedHashMap<>(searched));
  }

  /** One of the search. */
  public Trial(
      int number,
      String key,
      Map<String, JsonNode> searched,
      TrialSettings settings,
      ObjectNode resolved) {
    this(number, key, searched, settings, resolved, Optional.empty());
  }

  public boolean isBaseline() {
    return baseline.isPresent();
  }

  public String name() {
    return baseline.map(simple -> "baseline " + simple.label()).orElse("trial " + number);
  }
}
