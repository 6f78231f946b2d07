// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Language.BELOW_ONE;
import static assay.runner.spec.Language.COUNT;
import static assay.runner.spec.Language.POSITIVE;
import static assay.runner.spec.Language.bool;
import static assay.runner.spec.Language.empty;
import static assay.runner.spec.Language.fields;
import static assay.runner.spec.Language.key;
import static assay.runner.spec.Language.list;
import static assay.runner.spec.Language.number;
import static assay.runner.spec.Language.optional;
import static assay.runner.spec.Language.required;
import static assay.runner.spec.Language.text;
import static assay.runner.spec.Language.words;

import assay.runner.spec.Shape.ByKey;
import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.Flag;
import assay.runner.spec.Shape.Items;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Whole;
import assay.runner.spec.Shape.Word;
import assay.runner.spec.Shape.WordOr;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code model}: families of architectures, and lists of layers. */
final class ModelLanguage {
  private static final String OUTPUTS = "classes";

  private ModelLanguage() {}

  static OneOf model() {
    return new OneOf(
        "family",
        Optional.empty(),
        false,
        families(),
        words("mlp", "logistic linear ridge layers"),
        "architecture");
  }

  /** The keys of each family. */
  static Map<String, Fields> families() {
    Map<String, Fields> families = new LinkedHashMap<>();
    families.put("mlp", mlp());
    families.put("cnn", cnn());
    for (ModelSpec.Cell cell : ModelSpec.Cell.values()) {
      families.put(Binding.wordOf(cell), recurrent());
    }
    families.put("transformer", transformer());
    return families;
  }

  private static Fields mlp() {
    return fields(
        key("hidden", new Items(COUNT), list(number(100)), "width of each hidden layer"),
        activation("function after each hidden layer"),
        init(),
        dropout(0.0, "share of hidden outputs left out in training"),
        norm("none", "batch", "layer"));
  }

  private static Fields cnn() {
    return fields(
        input("channels, height, width of a row; needed where the data has columns"),
        required("layers", new Items(layer()), "what is done, one after the other"),
        activation("function after convolutions and hidden dense layers"),
        init());
  }

  private static ByKey layer() {
    Map<String, Fields> inner = new LinkedHashMap<>();
    inner.put("conv", convolution());
    inner.put("dropout", fields(required("dropout", BELOW_ONE, "share left out in training")));
    inner.put("norm", fields(required("norm", word("batch", "layer"), "kind")));
    Map<String, Fields> all = new LinkedHashMap<>();
    all.put("conv", convolution());
    all.put("pool", pool());
    all.put("dense", dense());
    all.put(
        "residual",
        fields(required("residual", new Items(new ByKey(inner)), "layers that are added to")));
    inner.forEach(all::putIfAbsent);
    return new ByKey(all);
  }

  private static Fields convolution() {
    return fields(
        required("conv", COUNT, "channels that come out"),
        key("kernel", COUNT, number(3), "height and width"),
        key("stride", COUNT, number(1), "step in both directions"),
        optional("padding", new Whole(0, Integer.MAX_VALUE), "zeros around; by default kernel/2"),
        norm("none", "batch"));
  }

  private static Fields pool() {
    return fields(
        required("pool", new WordOr("global", COUNT), "height and width of what becomes one"),
        optional("stride", COUNT, "step; by default the size"),
        optional("kind", word("max", "avg"), "max; avg for global"));
  }

  private static Fields dense() {
    return fields(
        required("dense", new WordOr(OUTPUTS, COUNT), "units; `classes`: the outputs of the task"),
        dropout(0.0, "share of its outputs left out in training"),
        norm("none", "batch", "layer"));
  }

  private static Fields recurrent() {
    return fields(
        input("steps, features of a row; by default each column is a step"),
        key("hidden", new Items(COUNT), list(number(64)), "state width of each layer"),
        key("bidirectional", new Flag(), bool(false), "also from the end to the start"),
        init(),
        dropout(0.0, "share of each layer's outputs left out in training"));
  }

  private static Fields transformer() {
    return fields(
        input("steps, features of a row; by default each column is a step"),
        key("width", COUNT, number(64), "of each position"),
        key("heads", COUNT, number(4), "of attention; they share the width"),
        key("layers", COUNT, number(2), "encoder blocks"),
        key("feed_forward", COUNT, number(256), "width inside the dense layers of a block"),
        activation("function inside the dense layers of a block"),
        dropout(0.1, "share left out in training"),
        key("norm_first", new Flag(), bool(false), "norms before, not after"),
        key("positions", word("sinusoidal", "none"), text("sinusoidal"), "what tells the order"),
        key("pool", word("mean", "last"), text("mean"), "from all positions to one row"),
        init());
  }

  private static Setting input(String meaning) {
    return optional("input", new Items(COUNT), meaning);
  }

  private static Setting activation(String meaning) {
    List<String> words = Arrays.stream(ModelSpec.Activation.values()).map(Binding::wordOf).toList();
    return key("activation", new Word(words, Map.of()), text("relu"), meaning);
  }

  private static Setting dropout(double standard, String meaning) {
    return key("dropout", BELOW_ONE, number(standard), meaning);
  }

  private static Setting norm(String... words) {
    return key("norm", word(words), text("none"), "between layer and activation");
  }

  private static Word word(String... words) {
    return new Word(List.of(words), Map.of());
  }

  private static Setting init() {
    Fields init =
        fields(
            key("weights", initializer(), text("xavier_uniform"), "of weights"),
            key("biases", initializer(), text("zeros"), "of biases"));
    return key("init", init, empty(), "first values");
  }

  private static OneOf initializer() {
    Map<String, Fields> methods = new LinkedHashMap<>();
    for (String name :
        List.of("xavier_uniform", "xavier_normal", "he_uniform", "he_normal", "zeros")) {
      methods.put(name, fields());
    }
    methods.put("normal", fields(required("std", POSITIVE, "standard deviation; the mean is 0")));
    methods.put("uniform", fields(required("bound", POSITIVE, "values lie in ±bound")));
    return new OneOf(
        "method", Optional.empty(), true, methods, Map.of(), "how first values are drawn");
  }
}
