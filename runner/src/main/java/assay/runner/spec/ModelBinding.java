// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.ModelSpec.LayerSpec;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Turns a checked section {@code model} with all defaults into records. */
final class ModelBinding {
  private ModelBinding() {}

  static ModelSpec model(JsonNode model) {
    Initializer weights = initializer(model.get("init").get("weights"));
    Initializer biases = initializer(model.get("init").get("biases"));
    String family = model.get("family").textValue();
    return switch (family) {
      case "mlp" ->
          new ModelSpec.Mlp(
              integers(model.get("hidden")),
              activation(model),
              weights,
              biases,
              real(model, "dropout"),
              norm(model.get("norm")));
      case "cnn" ->
          new ModelSpec.Cnn(
              integers(model.get("input")),
              layers(model.get("layers")),
              activation(model),
              weights,
              biases);
      case "rnn", "lstm", "gru" ->
          new ModelSpec.Recurrent(
              Binding.word(ModelSpec.Cell.class, model.get("family")),
              integers(model.get("input")),
              integers(model.get("hidden")),
              model.get("bidirectional").booleanValue(),
              real(model, "dropout"),
              weights,
              biases);
      case "transformer" ->
          new ModelSpec.Transformer(
              integers(model.get("input")),
              model.get("width").intValue(),
              model.get("heads").intValue(),
              model.get("layers").intValue(),
              model.get("feed_forward").intValue(),
              activation(model),
              real(model, "dropout"),
              model.get("norm_first").booleanValue(),
              model.get("positions").textValue().equals("sinusoidal"),
              Binding.word(ModelSpec.Pool.class, model.get("pool")),
              weights,
              biases);
      default -> throw Binding.unbound(model);
    };
  }

  private static List<LayerSpec> layers(JsonNode layers) {
    return Binding.list(layers).stream().map(ModelBinding::layer).toList();
  }

  /** As the language tells layers apart: by the leading key, which comes first in its map. */
  private static LayerSpec layer(JsonNode layer) {
    return switch (layer.fieldNames().next()) {
      case "conv" ->
          new LayerSpec.Conv(
              layer.get("conv").intValue(),
              layer.get("kernel").intValue(),
              layer.get("stride").intValue(),
              integer(layer.get("padding")),
              norm(layer.get("norm")));
      case "pool" -> {
        OptionalInt size = integer(layer.get("pool"));
        yield new LayerSpec.Pooling(
            size,
            integer(layer.get("stride")),
            layer.path("kind").asText(size.isPresent() ? "max" : "avg").equals("max"));
      }
      case "dense" ->
          new LayerSpec.Dense(
              integer(layer.get("dense")), real(layer, "dropout"), norm(layer.get("norm")));
      case "dropout" -> new LayerSpec.Dropout(real(layer, "dropout"));
      case "norm" -> new LayerSpec.Normalize(norm(layer.get("norm")));
      case "residual" -> new LayerSpec.Residual(layers(layer.get("residual")));
      default -> throw Binding.unbound(layer);
    };
  }

  private static ModelSpec.Activation activation(JsonNode model) {
    return Binding.word(ModelSpec.Activation.class, model.get("activation"));
  }

  private static ModelSpec.Norm norm(JsonNode word) {
    return Binding.word(ModelSpec.Norm.class, word);
  }

  private static double real(JsonNode section, String key) {
    return section.get(key).doubleValue();
  }

  private static OptionalInt integer(@Nullable JsonNode number) {
    return number != null && number.isInt()
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  private static List<Integer> integers(@Nullable JsonNode array) {
    return array == null
        ? List.of()
        : Binding.list(array).stream().map(JsonNode::intValue).toList();
  }

  private static Initializer initializer(JsonNode node) {
    String method = node.isTextual() ? node.textValue() : node.get("method").textValue();
    return switch (method) {
      case "zeros" -> new Initializer.Zeros();
      case "normal" -> new Initializer.Normal(node.get("std").doubleValue());
      case "uniform" -> new Initializer.Uniform(node.get("bound").doubleValue());
      case "xavier_uniform" -> new Initializer.XavierUniform();
      case "xavier_normal" -> new Initializer.XavierNormal();
      case "he_uniform" -> new Initializer.HeUniform();
      case "he_normal" -> new Initializer.HeNormal();
      default -> throw Binding.unbound(node);
    };
  }
}
