// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Language.COUNT;
import static assay.runner.spec.Language.POSITIVE;
import static assay.runner.spec.Language.bool;
import static assay.runner.spec.Language.empty;
import static assay.runner.spec.Language.fields;
import static assay.runner.spec.Language.key;
import static assay.runner.spec.Language.later;
import static assay.runner.spec.Language.list;
import static assay.runner.spec.Language.number;
import static assay.runner.spec.Language.optional;
import static assay.runner.spec.Language.required;
import static assay.runner.spec.Language.text;
import static assay.runner.spec.Language.words;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.Flag;
import assay.runner.spec.Shape.Items;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Text;
import assay.runner.spec.Shape.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys under {@code search} and {@code select}. */
final class SearchLanguage {
  private SearchLanguage() {}

  static Fields search() {
    return fields(
        key(
            "strategy",
            new Word(List.of("grid", "random", "sobol"), words("random", "halving")),
            text("grid"),
            "how the space is walked: whole, by chance, or by chance and evenly"),
        optional("trials", COUNT, "how many points are drawn, for random and sobol"),
        key("space", new Shape.Space(), empty(), "searched paths with their values"),
        key("forbid", new Items(new Shape.Combination()), list(), "combinations left out"),
        key("baselines", new Items(baseline()), list(), "simple trials to beat"),
        later("pruner", "Leave it out."),
        key("zip", new Items(new Items(new Text())), list(), "paths whose values go together"));
  }

  static Fields select() {
    return fields(
        key(
            "rule",
            new Word(List.of("best_mean", "one_standard_error"), Map.of()),
            text("best_mean"),
            "how the trial is chosen"),
        key("simpler_is", new Items(new Shape.Simpler()), list(), "for one_standard_error"),
        key(
            "compare",
            new Word(List.of("corrected_t"), Map.of()),
            text("corrected_t"),
            "test of differences between trials"),
        key(
            "correction",
            new Word(List.of("holm"), Map.of()),
            text("holm"),
            "for testing many differences"),
        key("baselines", new Flag(), bool(false), "whether a baseline may be chosen"));
  }

  private static OneOf baseline() {
    Map<String, Fields> baselines = new LinkedHashMap<>();
    baselines.put("prior", fields());
    baselines.put("majority", fields());
    baselines.put("logistic", fields(key("C", POSITIVE, number(1.0), "data against penalty")));
    baselines.put("mean", fields());
    baselines.put("persistence", fields());
    baselines.put(
        "seasonal_naive", fields(required("season", COUNT, "steps until the series repeats")));
    baselines.put("ridge", fields(key("alpha", POSITIVE, number(1.0), "weight of the penalty")));
    return new OneOf(
        "name", Optional.empty(), true, baselines, Map.of(), "how a baseline predicts");
  }

  /** The nearest that a task of another type can take. */
  static List<String> baselinesFor(String task) {
    return switch (task) {
      case "classification" -> List.of("prior", "logistic");
      case "series" -> List.of("persistence", "ridge");
      default -> List.of("mean", "ridge");
    };
  }
}
