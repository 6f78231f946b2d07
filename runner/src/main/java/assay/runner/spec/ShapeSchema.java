// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Standard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * JSON Schemas (2020-12) of shapes, for editors. They may let pass what {@link ShapeChecker}
 * refuses, but never refuse what it lets pass.
 *
 * @param complete whether keys without a default must be there
 * @param open whether the keys of all variants may stand beside each other, as where the choice
 *     between them is searched or made in another file
 * @param definitions where the schemas of paths are, as the beginning of a JSON pointer
 */
record ShapeSchema(boolean complete, boolean open, String definitions) {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** What lists and searched values are held to: they are never completed by anything else. */
  ShapeSchema whole() {
    return new ShapeSchema(true, false, definitions);
  }

  ObjectNode of(Shape shape) {
    return switch (shape) {
      case Fields fields -> map(fields.keys());
      case OneOf oneOf -> open ? union(oneOf) : choice(oneOf);
      case Shape.Items items -> typed("array").set("items", whole().of(items.item()));
      case Shape.Whole whole ->
          typed("integer").put("minimum", whole.min()).put("maximum", whole.max());
      case Shape.Real real -> Bounds.of(real).schema();
      case Shape.Flag flag -> typed("boolean");
      case Shape.Text text -> pattern("\\S");
      case Shape.Word word -> words(word.words());
      case Shape.Metric metric ->
          anyOf(
              words(MetricNames.all()),
              pattern("^(%s|%s)$".formatted(MetricNames.TOP, MetricNames.PINBALL)));
      case Shape.Source source -> anyOf(words(builtins()), pattern("^csv:.*\\S"));
      case Shape.Target target -> words(List.of("cpu"));
      case Shape.Device device -> pattern("^(cpu|gpu:\\d{1,3})$");
      case Shape.Span span -> pattern("^(?=.*[1-9])" + Durations.PARTS + "$");
      case Shape.WordOr(String word, Shape.Whole number) -> anyOf(words(List.of(word)), of(number));
      case Shape.SpanOrZero span ->
          anyOf(pattern("^(?=.)" + Durations.PARTS + "$"), JSON.objectNode().put("const", 0));
      case Shape.ByName(String word, Shape.Real number) ->
          anyOf(words(List.of(word)), typed("object").set("additionalProperties", of(number)));
      case Shape.ByKey byKey -> {
        ArrayNode alternatives = JSON.arrayNode();
        byKey.variants().values().forEach(keys -> alternatives.add(map(keys.keys())));
        yield JSON.objectNode().set("oneOf", alternatives);
      }
      case Shape.Symbol symbol -> typed("string").put("minLength", 1).put("maxLength", 1);
      case Shape.AnyText text -> typed("string");
      case Shape.NumberOrText either -> anyOf(typed("number"), pattern("\\S"));
      case Shape.Encoding encoding -> pattern("^[A-Za-z0-9][A-Za-z0-9_.:+-]*$");
      case Shape.ColumnNames names ->
          anyOf(words(Shape.ColumnNames.TYPES), typed("array").set("items", typed("string")));
      case Shape.MapOf map -> typed("object").set("additionalProperties", whole().of(map.value()));
      case Shape.Space space -> reference("space");
      case Shape.Combination combination -> reference("combination");
      case Shape.Simpler simpler -> reference("simpler");
      case Shape.Later later -> JSON.objectNode().set("not", JSON.objectNode());
    };
  }

  private static List<String> builtins() {
    return BuiltinData.TARGETS.keySet().stream().sorted().map("builtin:"::concat).toList();
  }

  /** A value with what is to be said of its key. */
  ObjectNode of(Setting key) {
    ObjectNode schema = JSON.objectNode().put("description", description(key));
    schema.setAll(of(key.shape()));
    if (key.standard() instanceof Standard.Fixed(JsonNode value)) {
      schema.set("default", value);
    }
    return schema;
  }

  static String description(Setting key) {
    return key.standard() instanceof Standard.Derived(String rule)
        ? "%s; default: %s".formatted(key.meaning(), rule)
        : key.meaning();
  }

  private ObjectNode map(List<Setting> keys) {
    ObjectNode schema = typed("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode required = JSON.arrayNode();
    for (Setting key : keys) {
      if (key.shape() instanceof Shape.Later) {
        continue;
      }
      properties.set(key.name(), of(key));
      if (complete && key.standard() instanceof Standard.Required) {
        required.add(key.name());
      }
    }
    if (!required.isEmpty()) {
      schema.set("required", required);
    }
    return schema.put("additionalProperties", false);
  }

  /** One alternative for each variant; they differ in the discriminator. */
  private ObjectNode choice(OneOf shape) {
    ArrayNode alternatives = JSON.arrayNode();
    if (shape.plain()) {
      alternatives.add(words(bare(shape)));
    }
    shape.variants().forEach((name, keys) -> alternatives.add(variant(shape, name, keys)));
    return alternatives.size() == 1
        ? (ObjectNode) alternatives.get(0)
        : JSON.objectNode().set("oneOf", alternatives);
  }

  /** The variants that may stand as their bare name. */
  private List<String> bare(OneOf shape) {
    return shape.variants().entrySet().stream()
        .filter(variant -> !complete || !needsKeys(variant.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean needsKeys(Fields variant) {
    return variant.keys().stream().anyMatch(key -> key.standard() instanceof Standard.Required);
  }

  private ObjectNode variant(OneOf shape, String name, Fields keys) {
    ObjectNode schema = map(keys.keys());
    ObjectNode properties = JSON.objectNode();
    properties.set(
        shape.discriminator(),
        JSON.objectNode().put("description", shape.meaning()).put("const", name));
    properties.setAll((ObjectNode) schema.get("properties"));
    schema.set("properties", properties);
    if (shape.standard().filter(name::equals).isEmpty()) {
      ArrayNode required = schema.withArray("required");
      required.insert(0, shape.discriminator());
    }
    return schema;
  }

  private ObjectNode union(OneOf shape) {
    Map<String, Set<ObjectNode>> byKey = new LinkedHashMap<>();
    byKey.put(
        shape.discriminator(),
        Set.of(words(shape.names().words()).put("description", shape.meaning())));
    for (Fields variant : shape.variants().values()) {
      for (Setting key : variant.keys()) {
        if (!(key.shape() instanceof Shape.Later)) {
          byKey.computeIfAbsent(key.name(), name -> new LinkedHashSet<>()).add(of(key));
        }
      }
    }
    ObjectNode schema = typed("object");
    ObjectNode properties = schema.putObject("properties");
    byKey.forEach((key, schemas) -> properties.set(key, anyOf(schemas.toArray(ObjectNode[]::new))));
    schema.put("additionalProperties", false);
    return shape.plain() ? anyOf(words(shape.names().words()), schema) : schema;
  }

  static ObjectNode typed(String type) {
    return JSON.objectNode().put("type", type);
  }

  static ObjectNode pattern(String regex) {
    return typed("string").put("pattern", regex);
  }

  static ObjectNode words(List<String> words) {
    ObjectNode schema = JSON.objectNode();
    words.forEach(schema.putArray("enum")::add);
    return schema;
  }

  static ObjectNode anyOf(ObjectNode... schemas) {
    return schemas.length == 1
        ? schemas[0]
        : JSON.objectNode().set("anyOf", JSON.arrayNode().addAll(List.of(schemas)));
  }

  private ObjectNode reference(String name) {
    return JSON.objectNode().put("$ref", definitions + name);
  }
}
