// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.BenchmarkFacts;
import assay.runner.plan.BenchmarkTrial;
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
 * @param tags of its run beside those that every trial has
 * @param epochs planned epochs of each fit
 * @param fits planned fits or measurements
 */
public record StoredTrial(
    int number,
    String key,
    Map<String, JsonNode> searched,
    Map<String, String> params,
    Map<String, String> tags,
    int epochs,
    int fits) {
  static final String BASELINE = "assay.baseline";
  private static final String NAME = "assay.name";

  public StoredTrial {
    searched = Collections.unmodifiableMap(new LinkedHashMap<>(searched));
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  static StoredTrial of(Trial trial, int fits) {
    return new StoredTrial(
        trial.number(),
        trial.key(),
        trial.searched(),
        Params.of(trial.resolved()),
        trial.isBaseline() ? Map.of(BASELINE, "true", NAME, trial.name()) : Map.of(),
        trial.isBaseline() ? 0 : trial.settings().train().epochs(),
        fits);
  }

  static StoredTrial of(BenchmarkTrial trial, BenchmarkFacts facts) {
    return new StoredTrial(
        trial.number(),
        trial.key(),
        trial.searched(),
        BenchmarkWords.params(trial),
        BenchmarkWords.tags(trial, facts),
        0,
        facts.plan().spec().measure().forks());
  }

  String name() {
    return tags.getOrDefault(NAME, "trial " + number);
  }
}
