// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.Flag;
import assay.runner.spec.Shape.Items;
import assay.runner.spec.Shape.Later;
import assay.runner.spec.Shape.Real;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Span;
import assay.runner.spec.Shape.Standard;
import assay.runner.spec.Shape.Text;
import assay.runner.spec.Shape.Whole;
import assay.runner.spec.Shape.Word;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The experiment language: every key with its shape, its default and its meaning. Names and
 * defaults follow scikit-learn and PyTorch. This is their only home.
 */
final class Language {
  /** The largest whole number that every JSON reader keeps exact (RFC 8785). */
  private static final long MAX_EXACT = (1L << 53) - 1;

  static final Whole COUNT = new Whole(1, Integer.MAX_VALUE);
  static final Real POSITIVE = new Real("> 0", value -> value > 0);
  static final Real NOT_NEGATIVE = new Real("≥ 0", value -> value >= 0);
  static final Real BELOW_ONE = new Real("from 0 to below 1", v -> v >= 0 && v < 1);

  /** A whole document. */
  static final Fields DOCUMENT = document();

  private Language() {}

  private static Fields document() {
    return fields(
        required("assay", new Whole(1, 1), "version of the language"),
        required("kind", new Word(List.of("train", "benchmark"), Map.of()), "what is done"),
        required("name", new Text(), "name of the experiment in the tracker"),
        optional("extends", new Text(), "a file whose keys this one completes or replaces"),
        key("seed", new Whole(0, MAX_EXACT), number(0), "root of every random stream"),
        required("task", DataLanguage.task(), "the question"),
        required("data", DataLanguage.data(), "where the rows come from"),
        key("split", SplitLanguage.split(), empty(), "training and test parts"),
        key(
            "preprocess",
            new Items(DataLanguage.step()),
            list(),
            "steps fitted on the training part alone"),
        optional(
            "target_transform",
            DataLanguage.TARGET_TRANSFORM,
            "done to the numbers that are learned, and undone before metrics"),
        required("model", ModelLanguage.model(), "the architecture"),
        required("train", TrainLanguage.train(), "how the model is fitted"),
        key("search", SearchLanguage.search(), empty(), "which configurations are compared"),
        key("evaluate", evaluate(), empty(), "what is reported of each fit"),
        key("select", SearchLanguage.select(), empty(), "how a trial is chosen"),
        key("execute", execute(), empty(), "how fits are executed; changes no result"),
        key("budget", budget(), empty(), "what a launch may cost"),
        later("export", "Leave it out."),
        later("measure", "Leave it out; time and memory of fits are always recorded."),
        later("report", "Leave it out."));
  }

  private static Fields evaluate() {
    return fields(
        derived("metrics", new Items(new Shape.Metric()), "the task's metric", "what is reported"),
        key("report_train", new Flag(), bool(false), "also score the training part, per epoch"),
        later("interval", "Leave it out."),
        later("confusion", "Leave it out."));
  }

  private static Fields execute() {
    return fields(
        key("target", new Shape.Target(), text("cpu"), "where fits run"),
        key("slots", new Shape.WordOr("auto", COUNT), text("auto"), "fits at once"),
        key("threads_per_fit", COUNT, number(1), "threads of the engine in one fit"),
        key(
            "on_failure",
            new Word(List.of("continue", "stop"), Map.of()),
            text("continue"),
            "what a failed fit means for the others"),
        optional("fit_timeout", new Span(), "longest time of one fit"),
        later("on_oom", "Leave it out; such a fit fails."),
        later("retries", "Leave it out; `assay run --retry failed` tries again."),
        later("exclusive", "Leave it out."),
        later("order", "Leave it out."),
        later("isolation", "Leave it out."),
        later("threads", "Use `threads_per_fit`."));
  }

  private static Fields budget() {
    return fields(
        optional("wall", new Span(), "longest time of one launch"), later("energy", "Use `wall`."));
  }

  static Fields fields(Setting... keys) {
    return new Fields(List.of(keys));
  }

  static Setting required(String name, Shape shape, String meaning) {
    return new Setting(name, shape, new Standard.Required(), meaning);
  }

  static Setting optional(String name, Shape shape, String meaning) {
    return new Setting(name, shape, new Standard.Absent(), meaning);
  }

  static Setting key(String name, Shape shape, JsonNode standard, String meaning) {
    return new Setting(name, shape, new Standard.Fixed(standard), meaning);
  }

  static Setting derived(String name, Shape shape, String rule, String meaning) {
    return new Setting(name, shape, new Standard.Derived(rule), meaning);
  }

  static Setting later(String name, String advice) {
    return optional(name, new Later(advice), "not in this version");
  }

  static Map<String, String> words(String nearest, String spaceSeparated) {
    Map<String, String> words = new LinkedHashMap<>();
    for (String word : spaceSeparated.split(" ", -1)) {
      words.put(word, nearest);
    }
    return words;
  }

  static JsonNode number(int value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  static JsonNode number(double value) {
    return JsonNodeFactory.instance.numberNode(value);
  }

  static JsonNode text(String value) {
    return JsonNodeFactory.instance.textNode(value);
  }

  static JsonNode bool(boolean value) {
    return JsonNodeFactory.instance.booleanNode(value);
  }

  static JsonNode empty() {
    return JsonNodeFactory.instance.objectNode();
  }

  static JsonNode list(JsonNode... items) {
    return JsonNodeFactory.instance.arrayNode().addAll(new ArrayList<>(Arrays.asList(items)));
  }
}
