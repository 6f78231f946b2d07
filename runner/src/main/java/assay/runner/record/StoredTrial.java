// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.plan.Trial;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A trial as a launch planned it.
 *
 * @param searched the values of the searched paths that it has, in declared order
 * @param params every setting by its path; values as JSON, strings bare
 * @param epochs planned epochs of each fit
 * @param fits planned fits
 */
public record StoredTrial(
    int number,
    String key,
    Map<String, JsonNode> searched,
    Map<String, String> params,
    int epochs,
    int fits) {
  public StoredTrial {
    searched = Collections.unmodifiableMap(new LinkedHashMap<>(searched));
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
  }

  static StoredTrial of(Trial trial, int fits) {
    return new StoredTrial(
        trial.number(),
        trial.key(),
        trial.searched(),
        Params.of(trial.resolved()),
        trial.settings().train().epochs(),
        fits);
  }

  String name() {
    return "trial " + number;
  }
}
