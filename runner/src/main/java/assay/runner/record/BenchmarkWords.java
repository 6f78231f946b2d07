// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.BenchmarkFacts;
import assay.runner.execute.TargetFacts;
import assay.runner.plan.BenchmarkTrial;
import assay.runner.spec.CellSettings;
import assay.runner.spec.ScenarioSpec;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trials of a benchmark in the words of a tracker: params and tags. */
final class BenchmarkWords {
  private BenchmarkWords() {}

  /** Every setting by its path; the scenario's name stands as {@code scenario}. */
  static Map<String, String> params(BenchmarkTrial trial) {
    ObjectNode settings = trial.resolved().deepCopy();
    settings.remove("scenario");
    Map<String, String> params = new LinkedHashMap<>();
    params.put("model.label", trial.label());
    if (!trial.digest().isEmpty()) {
      params.put("model.digest", trial.digest());
    }
    params.putAll(Params.of(settings));
    ScenarioSpec scenario = trial.settings().scenario();
    ObjectNode written = ((ObjectNode) trial.resolved().get("scenario")).deepCopy();
    written.remove(List.of("name", "kind"));
    params.put("scenario", scenario.name());
    params.put("scenario.kind", scenario.kind().word());
    Params.of(written).forEach((name, value) -> params.put("scenario." + name, value));
    return params;
  }

  /** Of a trial and of each of its measurements. */
  static Map<String, String> tags(BenchmarkTrial trial, BenchmarkFacts facts) {
    CellSettings settings = trial.settings();
    TargetFacts target = facts.target(settings);
    boolean step = settings.scenario().kind() == ScenarioSpec.Kind.TRAINING_STEP;
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put("assay.benchmark", step ? "training_step" : "inference");
    tags.put("assay.quality", facts.plan().spec().measure().profile().word());
    tags.put("assay.device", target.device());
    tags.put("assay.env.fingerprint", target.fingerprint());
    target.environment().forEach((name, value) -> tags.put("assay.env." + name, value));
    target.energy().forEach((source, how) -> tags.put("assay.energy." + source, how));
    facts
        .plan()
        .spec()
        .pricePerHourUsd()
        .ifPresent(price -> tags.put("assay.price_per_hour_usd", Double.toString(price)));
    return tags;
  }
}
