// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Values for keys without a default, as the reference files show them. */
final class ReferenceExamples {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Map<String, String> TEXTS =
      Map.of(
          "name", "reference",
          "extends", "base.yaml",
          "task.type", "classification",
          "data.columns.id", "ignore",
          "task.target", "species",
          "model.family", "mlp",
          "model.file", "model.onnx",
          "split.outer.file", "folds.json");

  private static final Map<String, Integer> NUMBERS =
      Map.of(
          "train.epochs", 100,
          "input.shape.0", 64,
          "scenarios.percentile", 90,
          "scenarios.samples_min", 2048);

  private final ObjectNode measure = JSON.objectNode();
  private final ObjectNode combination;

  ReferenceExamples(String kind) {
    this.combination =
        kind.equals("benchmark")
            ? JSON.objectNode().put("execute.target", "cpu")
            : JSON.objectNode().put("train.optimizer.name", "adam");
    MeasureProfile.STANDARD.complete(measure.putObject("measure"));
  }

  JsonNode of(String path, Shape shape) {
    return Trees.find(measure, path)
        .or(() -> Optional.ofNullable(TEXTS.get(path)).map(JSON::textNode))
        .or(() -> Optional.ofNullable(NUMBERS.get(path)).map(JSON::numberNode))
        .orElseGet(() -> anyOf(path, shape));
  }

  private JsonNode anyOf(String path, Shape shape) {
    return switch (shape) {
      case Shape.Fields fields -> JSON.objectNode();
      case Shape.OneOf oneOf -> variant(path, oneOf);
      case Shape.Whole whole -> ScalarChecker.integer(whole.min());
      case Shape.Real real -> JSON.numberNode(inside(Bounds.of(real)));
      case Shape.Flag flag -> JSON.booleanNode(true);
      case Shape.Text text -> JSON.textNode(Paths.last(path).toUpperCase(Locale.ROOT));
      case Shape.Word word -> JSON.textNode(word.words().getFirst());
      case Shape.Metric metric -> JSON.textNode("accuracy");
      case Shape.Source source -> JSON.textNode("builtin:iris");
      case Shape.Target target -> JSON.textNode("cpu");
      case Shape.Device device -> JSON.textNode("cpu");
      case Shape.Span span -> JSON.textNode("10m");
      case Shape.WordOr wordOr -> JSON.textNode(wordOr.word());
      case Shape.SpanOrZero span -> JSON.textNode("10s");
      case Shape.ByName byName -> JSON.textNode(byName.word());
      case Shape.ByKey byKey -> leading(path, byKey);
      case Shape.Symbol symbol -> JSON.textNode(";");
      case Shape.AnyText text -> JSON.textNode("NA");
      case Shape.NumberOrText either -> JSON.numberNode(0.0);
      case Shape.Encoding encoding -> JSON.textNode("iso-8859-1");
      case Shape.ColumnNames names -> JSON.textNode(Shape.ColumnNames.TYPES.getFirst());
      case Shape.MapOf map -> JSON.objectNode().set("id", of(path + ".id", map.value()));
      case Shape.Items items -> list(path, items);
      case Shape.Space space -> JSON.objectNode();
      case Shape.Combination any -> combination;
      case Shape.Simpler simpler -> JSON.objectNode().put(SpaceChecker.PARAMETERS, "fewer");
      case Shape.Later later -> JSON.nullNode();
    };
  }

  private ArrayNode list(String path, Shape.Items items) {
    return JSON.arrayNode().add(of(path + ".0", items.item()));
  }

  private JsonNode leading(String path, Shape.ByKey byKey) {
    ObjectNode example = JSON.objectNode();
    for (Shape.Setting key : byKey.variants().values().iterator().next().keys()) {
      if (key.standard() instanceof Shape.Standard.Required) {
        example.set(key.name(), of(Paths.child(path, key.name()), key.shape()));
      }
    }
    return example;
  }

  private JsonNode variant(String path, Shape.OneOf oneOf) {
    String chosen = chosen(path, oneOf);
    return oneOf.plain()
        ? JSON.textNode(chosen)
        : JSON.objectNode().put(oneOf.discriminator(), chosen);
  }

  /** The variant that a reference shows first. */
  String chosen(String path, Shape.OneOf oneOf) {
    String named = TEXTS.get(Paths.child(path, oneOf.discriminator()));
    return named != null
        ? named
        : oneOf.standard().orElseGet(() -> oneOf.variants().keySet().iterator().next());
  }

  private static double inside(Bounds bounds) {
    return bounds.contains(0.1) ? 0.1 : bounds.contains(1) ? 1 : (bounds.low() + bounds.high()) / 2;
  }
}
