// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Language.COUNT;
import static assay.runner.spec.Language.bool;
import static assay.runner.spec.Language.derived;
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
import assay.runner.spec.Shape.Real;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Span;
import assay.runner.spec.Shape.Text;
import assay.runner.spec.Shape.Whole;
import assay.runner.spec.Shape.Word;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The language of {@code kind: benchmark}: every key with its shape, its default and its meaning.
 * Scenarios have the names and rules of MLPerf Inference. Defaults that depend on the profile stand
 * in {@link MeasureProfile}.
 */
final class BenchmarkLanguage {
  static final Real POSITIVE = Language.POSITIVE;

  private static final Real SHARE = new Real("from 0 to 1", value -> value >= 0 && value <= 1);
  private static final Real PERCENTILE =
      new Real("above 0 and below 100", value -> value > 0 && value < 100);
  private static final Whole MAX = new Whole(1, Integer.MAX_VALUE);
  private static final String OF_THE_PROFILE = "the profile's";

  /** A whole document. */
  static final Fields DOCUMENT =
      fields(
          required("assay", new Whole(1, 1), "version of the language"),
          required("kind", new Word(List.of("train", "benchmark"), Map.of()), "what is done"),
          required("name", new Text(), "name of the experiment in the tracker"),
          optional("extends", new Text(), "a file whose keys this one completes or replaces"),
          key("seed", new Whole(0, (1L << 53) - 1), number(0), "root of weights and inputs"),
          required("model", model(), "what is run"),
          engine(),
          key("input", input(), empty(), "what one call is given"),
          key(
              "scenarios",
              new Items(scenario(new Items(POSITIVE))),
              list(JsonNodeFactory.instance.objectNode().put("name", "single_stream")),
              "how calls follow each other"),
          key("search", search(), empty(), "which configurations are compared"),
          key("measure", measure(), empty(), "how long and how often is measured"),
          key("execute", execute(), empty(), "where and in which order"),
          key("report", report(), empty(), "what is compared"),
          key("budget", budget(), empty(), "what a launch may cost"));

  /** The sections that trials may differ in; the scenario is one of those declared. */
  static final Fields VARIED_PART =
      fields(
          required("model", model(), "what is run"),
          engine(),
          key("input", input(), empty(), "what one call is given"),
          key("execute", execute(), empty(), "where and in which order"),
          required("scenario", scenario(POSITIVE), "how calls follow each other"));

  private BenchmarkLanguage() {}

  private static Setting engine() {
    return key(
        "engine",
        new Word(List.of("auto", "PyTorch", "OnnxRuntime"), Map.of()),
        text("auto"),
        "what runs the model; auto: OnnxRuntime for .onnx files, else PyTorch");
  }

  private static OneOf model() {
    Map<String, Fields> variants = new LinkedHashMap<>();
    ModelLanguage.families()
        .forEach((name, family) -> {
          List<Setting> keys = new ArrayList<>(family.keys());
          keys.add(key("outputs", COUNT, number(10), "width of the last layer"));
          variants.put(name, new Fields(keys));
        });
    variants.put(
        "file",
        fields(
            required("file", new Text(), "an ONNX (.onnx) or TorchScript (.pt) file"),
            later("artifact", "Write `file:` with the path of an .onnx or .pt file.")));
    return new OneOf(
        "family",
        Optional.of("file"),
        false,
        variants,
        words("mlp", "logistic linear layers"),
        "an architecture with random weights");
  }

  private static Setting type(String meaning) {
    return key(
        "type",
        new Word(
            List.of("float32", "float16", "float64", "int32", "int64"),
            words("float32", "bfloat16 int8")),
        text("float32"),
        meaning);
  }

  private static Fields several() {
    return fields(
        optional("name", new Text(), "as an ONNX model knows it; else by its place"),
        required("shape", new Items(COUNT), "of one sample, without the batch"),
        type("of its numbers"),
        optional("max", MAX, "random whole numbers are below it"));
  }

  private static Fields input() {
    return fields(
        optional("shape", new Items(COUNT), "of one sample, without the batch"),
        type("type of weights and inputs"),
        optional("max", MAX, "random whole numbers are below it"),
        optional("inputs", new Items(several()), "those of a model file that has several"),
        key("data", new Word(List.of("random"), Map.of()), text("random"), "what is fed"),
        key("batch", COUNT, number(1), "samples of one call"));
  }

  /**
   * @param rate several of them in a declaration, one in a trial
   */
  private static Fields scenario(Shape rate) {
    return fields(
        required("name", new Text(), "what tables call it"),
        optional("kind", new Word(ScenarioSpec.Kind.words(), Map.of()), "whose rules hold"),
        optional("load", new Word(List.of("closed", "poisson"), Map.of()), "when calls begin"),
        optional("rate", rate, "calls per second, one trial each"),
        key("concurrency", COUNT, number(1), "calls at once"),
        optional("percentile", PERCENTILE, "the one that is judged"),
        optional("limit", new Span(), "what this percentile should stay below"),
        optional("samples_min", COUNT, "samples to measure at least, over all forks"));
  }

  private static Fields search() {
    return fields(
        key(
            "strategy",
            new Word(List.of("grid"), words("grid", "random sobol halving")),
            text("grid"),
            "how the space is walked"),
        key("space", new Shape.Space(), empty(), "searched paths with their values"),
        key("forbid", new Items(new Shape.Combination()), list(), "combinations left out"));
  }

  private static Fields measure() {
    Fields warmup =
        fields(
            derived(
                "until",
                new Word(List.of("steady", "time"), Map.of()),
                OF_THE_PROFILE,
                "when warm-up ends: steady throughput, or its time"),
            derived("max", new Span(), OF_THE_PROFILE, "longest warm-up"));
    Fields until =
        fields(derived("ci95_relative", SHARE, OF_THE_PROFILE, "half-width of the 95 % interval"));
    Fields repeats =
        fields(
            derived("forks", COUNT, OF_THE_PROFILE, "fresh processes at least"),
            derived("max_forks", COUNT, OF_THE_PROFILE, "and at most"),
            derived("min_duration", new Span(), OF_THE_PROFILE, "measured time of one fork"),
            key("until", until, empty(), "when no more forks are needed"));
    Fields parity =
        fields(
            key("reference", new Shape.Device(), text("cpu"), "whose outputs are right"),
            key("max_abs", Language.NOT_NEGATIVE, number(1e-3), "largest difference allowed"),
            key("top1_agreement", SHARE, number(0.999), "share of equal largest outputs"));
    return fields(
        key(
            "profile",
            new Word(MeasureProfile.words(), Map.of()),
            text("standard"),
            "defaults of the other keys; smoke checks that all runs and measures nothing"),
        key("warmup", warmup, empty(), "what is not measured"),
        key("repeats", repeats, empty(), "how much is measured"),
        key("energy", energy(), empty(), "how energy is found out"),
        optional("parity", parity, "outputs must agree before speed counts"),
        key(
            "environment",
            fields(optional("require_idle", SHARE, "share of the processors that must be idle")),
            empty(),
            "what must hold before"));
  }

  private static Fields energy() {
    return fields(
        key(
            "source",
            new Items(new Word(EnergySpec.Source.words(), Map.of())),
            list(text("counter"), text("sampled")),
            "ways to find it out; of each device the first that works is taken"),
        derived(
            "idle_baseline",
            new Shape.SpanOrZero(),
            OF_THE_PROFILE,
            "how long the idle machine is looked at before, for net energy; 0: not"),
        key("strict", new Flag(), bool(false), "only the first source is taken, or none"),
        optional("watts_per_core", POSITIVE, "of a core that works, for `estimate`"));
  }

  private static Fields execute() {
    return fields(
        key("target", new Shape.Device(), text("cpu"), "what computes"),
        key(
            "threads",
            new Shape.WordOr("physical_cores", COUNT),
            text("physical_cores"),
            "threads of the engine in one call"),
        key("exclusive", new Flag(), bool(true), "one measurement at a time on this machine"),
        key(
            "order",
            new Word(List.of("interleaved", "sequential"), Map.of()),
            text("interleaved"),
            "forks of all trials in turn, or trial by trial"),
        key(
            "isolation",
            new Word(List.of("process"), words("process", "none thread")),
            text("process"),
            "each fork is a process of its own"),
        key(
            "on_oom",
            new Word(List.of("skip_larger", "fail"), words("skip_larger", "halve_batch")),
            text("skip_larger"),
            "what memory that ran out means for larger batches"),
        key("timeout", new Span(), text("10m"), "longest time of one measurement"));
  }

  private static Fields report() {
    Fields compare =
        fields(
            optional("baseline", new Shape.Combination(), "what others are compared with"),
            key(
                "views",
                new Items(
                    new Word(List.of("same_batch", "best_batch", "per_joule", "pareto"), Map.of())),
                list(text("same_batch")),
                "tables of the report"));
    return fields(
        optional("compare", compare, "how trials are compared"),
        optional("price_per_hour_usd", POSITIVE, "of the machine, for costs per sample"));
  }

  private static Fields budget() {
    return fields(
        optional("wall", new Span(), "longest time of one launch"), later("energy", "Use `wall`."));
  }
}
