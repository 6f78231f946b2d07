// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Language.empty;
import static assay.runner.spec.Language.fields;
import static assay.runner.spec.Language.key;
import static assay.runner.spec.Language.later;
import static assay.runner.spec.Language.list;
import static assay.runner.spec.Language.text;
import static assay.runner.spec.Language.words;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.Items;
import assay.runner.spec.Shape.Word;
import java.util.List;
import java.util.Map;

/** The keys under {@code search} and {@code select}. */
final class SearchLanguage {
  private SearchLanguage() {}

  static Fields search() {
    return fields(
        key(
            "strategy",
            new Word(List.of("grid"), words("grid", "random sobol halving")),
            text("grid"),
            "how the space is walked"),
        key("space", new Shape.Space(), empty(), "searched paths with their values"),
        key("forbid", new Items(new Shape.Combination()), list(), "combinations left out"),
        later("baselines", "Leave it out."),
        later("pruner", "Leave it out."),
        later("zip", "List the combinations to leave out under `forbid`."),
        later("trials", "Leave it out; a grid is walked whole."));
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
            "for testing many differences"));
  }
}
