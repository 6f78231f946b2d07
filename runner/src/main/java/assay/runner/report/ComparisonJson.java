// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.compare.Comparison;
import assay.runner.compare.Difference;
import assay.runner.compare.Outcome;
import assay.runner.compare.Overview;
import assay.runner.compare.TestResult;
import assay.runner.compare.TrialResult;
import assay.runner.spec.TaskSpec.Goal;
import assay.tracker.analysis.Friedman;
import assay.tracker.analysis.Interval;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;

/** A comparison for programs; what is not known is left out. */
public final class ComparisonJson {
  private final Comparison comparison;
  private final boolean maximize;

  private ComparisonJson(Comparison comparison) {
    this.comparison = comparison;
    this.maximize = comparison.scores().goal() == Goal.MAXIMIZE;
  }

  public static ObjectNode of(Comparison comparison) {
    return new ComparisonJson(comparison).json();
  }

  private ObjectNode json() {
    ObjectNode json = object();
    json.put("metric", comparison.scores().metric());
    json.put("goal", comparison.scores().goal().name().toLowerCase(Locale.ROOT));
    json.put("baseline", comparison.baseline());
    json.put("alpha", comparison.options().alpha());
    json.put("rope", comparison.options().rope());
    comparison
        .scores()
        .ratio()
        .ifPresent(ratio -> {
          json.put("test_to_train", ratio.testToTrain());
          json.put("test_to_train_assumed", ratio.assumed());
        });
    ArrayNode trials = json.putArray("trials");
    comparison.trials().forEach(trial -> trials.add(trial(trial)));
    comparison.overview().ifPresent(overview -> json.set("overview", overview(overview)));
    ArrayNode verdict = json.putArray("verdict");
    new ComparisonText(comparison).verdict().forEach(verdict::add);
    return json;
  }

  private ObjectNode trial(TrialResult trial) {
    ObjectNode json = object().put("trial", trial.trial()).put("mean", trial.mean());
    trial.sd().ifPresent(sd -> json.put("sd", sd));
    json.put("n", trial.n());
    trial.interval().ifPresent(interval -> put(json, interval));
    trial.outcome().map(Outcome::word).ifPresent(word -> json.put("outcome", word));
    trial.difference().ifPresent(difference -> json.set("difference", difference(difference)));
    return json;
  }

  private ObjectNode difference(Difference difference) {
    ObjectNode json = object().put("mean", difference.mean());
    difference.interval().ifPresent(interval -> put(json, interval));
    json.put("n", difference.n());
    difference.test().ifPresent(test -> json.set("test", test(difference.pairing().test(), test)));
    json.set("rank_test", test(difference.pairing().rankTest(), difference.ranks()));
    difference
        .rope()
        .ifPresent(rope ->
            json.putObject("probability")
                .put("worse", maximize ? rope.below() : rope.above())
                .put("same", rope.within())
                .put("better", maximize ? rope.above() : rope.below()));
    json.put("cliffs_delta", difference.effect().cliffsDelta());
    json.put("hodges_lehmann", difference.effect().shift());
    return json;
  }

  private ObjectNode test(String name, TestResult result) {
    return object()
        .put("name", name)
        .put("method", result.method())
        .put("p", result.p())
        .put("p_holm", result.adjustedP())
        .put("smallest_p", result.smallestP())
        .put("too_few", result.tooFew(comparison.options().alpha()));
  }

  private static ObjectNode overview(Overview overview) {
    Friedman friedman = overview.friedman();
    ObjectNode json = object().put("folds", friedman.blocks());
    json.put("friedman_chi2", friedman.chiSquared());
    if (Double.isFinite(friedman.f())) {
      json.put("iman_davenport_f", friedman.f());
    }
    json.put("p", friedman.p());
    ObjectNode ranks = json.putObject("mean_ranks");
    for (int i = 0; i < overview.trials().size(); i++) {
      ranks.put(overview.trials().get(i), friedman.meanRanks().get(i));
    }
    json.put("critical_difference", overview.criticalDifference());
    ArrayNode groups = json.putArray("not_told_apart");
    overview
        .groups()
        .forEach(group -> {
          ArrayNode names = groups.addArray();
          group.forEach(index -> names.add(overview.trials().get(index)));
        });
    return json;
  }

  private static void put(ObjectNode json, Interval interval) {
    json.put("low", interval.low()).put("high", interval.high());
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
