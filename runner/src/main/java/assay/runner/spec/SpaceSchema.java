// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.OneOf;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Schemas of what is addressed by path: the searched space, forbidden combinations, what is
 * simpler. See {@link SpaceChecker}.
 */
final class SpaceSchema {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Grammar grammar;
  private final ShapeSchema shapes;

  /**
   * @param shapes for values; they are complete
   */
  SpaceSchema(Grammar grammar, ShapeSchema shapes) {
    this.grammar = grammar;
    this.shapes = shapes;
  }

  /** Every path that may be searched, each with its values. */
  ObjectNode space() {
    ObjectNode schema = ShapeSchema.typed("object");
    ObjectNode properties = schema.putObject("properties");
    for (String path : grammar.paths().all()) {
      if (grammar.isSearchable(path)) {
        properties.set(path, dimension(grammar.paths().shape(path).orElseThrow()));
      }
    }
    return schema.put("additionalProperties", false);
  }

  private ObjectNode dimension(Shape shape) {
    ObjectNode schema = ShapeSchema.typed("object");
    ObjectNode properties = schema.putObject("properties");
    ArrayNode sources = JSON.arrayNode();
    for (String key : DimensionChecker.KEYS) {
      boolean source = DimensionChecker.SOURCES.contains(key);
      if (source && !isUsable(key, shape)) {
        continue;
      }
      properties.set(key, part(key, shape));
      if (source) {
        sources.add(source(key));
      }
    }
    if (sources.size() == 1) {
      schema.setAll((ObjectNode) sources.get(0));
    } else {
      schema.set("oneOf", sources);
    }
    return schema.put("additionalProperties", false);
  }

  private static boolean isUsable(String source, Shape shape) {
    return switch (source) {
      case "range", "log" -> isNumber(shape);
      case "choice" -> shape instanceof Shape.Fields || shape instanceof OneOf;
      default -> true;
    };
  }

  private static boolean isNumber(Shape shape) {
    return shape instanceof Shape.Whole
        || shape instanceof Shape.Real
        || shape instanceof Shape.WordOr;
  }

  private ObjectNode part(String key, Shape shape) {
    return switch (key) {
      case "values", "choice" ->
          ShapeSchema.typed("array").put("minItems", 1).set("items", shapes.of(shape));
      case "range" -> ends(shapes.of(DimensionChecker.ANY));
      case "log" -> ends(shapes.of(DimensionChecker.ABOVE_ZERO));
      case "num" -> shapes.of(DimensionChecker.NUM);
      case "step" -> shapes.of(DimensionChecker.ABOVE_ZERO);
      case "when" -> shapes.of(new Shape.Combination());
      default -> JSON.objectNode();
    };
  }

  private static ObjectNode ends(ObjectNode end) {
    return ShapeSchema.typed("array").put("minItems", 2).put("maxItems", 2).set("items", end);
  }

  /** What must stand beside a source of values, and what must not. */
  private static ObjectNode source(String key) {
    ObjectNode schema = required(key);
    return switch (key) {
      case "values" -> schema.set("not", ShapeSchema.anyOf(required("num"), required("step")));
      case "range" ->
          schema.set("oneOf", JSON.arrayNode().add(required("num")).add(required("step")));
      case "log" -> {
        schema.withArray("required").add("num");
        yield schema.set("not", required("step"));
      }
      default -> schema;
    };
  }

  static ObjectNode required(String key) {
    ObjectNode schema = JSON.objectNode();
    schema.putArray("required").add(key);
    return schema;
  }

  /** One value or several alternatives for each path. */
  ObjectNode combination() {
    ObjectNode schema = ShapeSchema.typed("object").put("minProperties", 1);
    ObjectNode properties = schema.putObject("properties");
    grammar.comparable().forEach((path, shape) -> properties.set(path, alternatives(shape)));
    for (String path : grammar.paths().all()) {
      Shape shape = grammar.paths().shape(path).orElseThrow();
      if (isComparable(shape)) {
        properties.set(path, alternatives(shape));
      }
    }
    return schema.put("additionalProperties", false);
  }

  private static boolean isComparable(Shape shape) {
    return switch (shape) {
      case Shape.Fields fields -> false;
      case OneOf oneOf -> oneOf.plain();
      case Shape.Items items -> isComparable(items.item());
      case Shape.Space space -> false;
      case Shape.Combination combination -> false;
      case Shape.Simpler simpler -> false;
      default -> true;
    };
  }

  private ObjectNode alternatives(Shape shape) {
    ObjectNode value = shapes.of(shape);
    return ShapeSchema.anyOf(value, ShapeSchema.typed("array").set("items", value));
  }

  /** One path that holds a number, and which way is simpler. */
  ObjectNode simpler() {
    ObjectNode schema = ShapeSchema.typed("object").put("minProperties", 1).put("maxProperties", 1);
    ObjectNode properties = schema.putObject("properties");
    ObjectNode words = ShapeSchema.words(List.copyOf(SpaceChecker.SIMPLER));
    properties.set(SpaceChecker.PARAMETERS, words);
    for (String path : grammar.paths().all()) {
      Shape shape = grammar.paths().shape(path).orElseThrow();
      if (shape instanceof Shape.Whole || shape instanceof Shape.Real) {
        properties.set(path, words);
      }
    }
    return schema.put("additionalProperties", false);
  }
}
