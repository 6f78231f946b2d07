// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.OneOf;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks everything that is addressed by path: the searched space, conditions, forbidden
 * combinations and what is simpler. Values are checked as if they stood at their path.
 */
final class SpaceChecker {
  static final String PARAMETERS = "model.parameters";
  static final List<String> SIMPLER = List.of("fewer", "smaller", "larger", "more");

  private final Problems problems;
  private final Grammar grammar;
  private final ShapeChecker shapes;
  private final DimensionChecker dimensions;

  SpaceChecker(Problems problems, Grammar grammar, ShapeChecker shapes) {
    this.problems = problems;
    this.grammar = grammar;
    this.shapes = shapes;
    this.dimensions = new DimensionChecker(problems, grammar, shapes, this);
  }

  /** As {@code {path: {values: […], when: {path: […]}}}}, with every value listed. */
  Optional<JsonNode> space(Shape.Space shape, Written written, Spot spot) {
    if (!(written instanceof Written.Fields map)) {
      return wrongType(shape, written, spot);
    }
    ObjectNode space = JsonNodeFactory.instance.objectNode();
    map.fields()
        .forEach((path, field) -> {
          Spot at = new Spot(Paths.child(spot.path(), path), Paths.label(path));
          shapes.remember(at.path(), field.keyPlace());
          searchable(path, field.keyPlace())
              .flatMap(target -> dimensions.check(path, target, field, at))
              .ifPresent(dimension -> space.set(path, dimension));
        });
    return Optional.of(space);
  }

  private Optional<Shape> searchable(String path, Place place) {
    Optional<Shape> shape = known(path, place);
    if (shape.isPresent() && !grammar.isSearchable(path)) {
      problems.add(
          place,
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` cannot be searched: all trials of an experiment share it.".formatted(path),
          "Search paths under %s.".formatted(Quoted.either(grammar.searchable())));
      return Optional.empty();
    }
    return shape;
  }

  /** The shape at a path, or a problem at the place where the path is named. */
  private Optional<Shape> known(String path, Place place) {
    Optional<Shape> shape = grammar.paths().shape(path);
    if (shape.isEmpty()) {
      problems.add(
          place,
          ProblemCode.E101_UNKNOWN_KEY,
          "`%s` is not a path of the language.".formatted(Quoted.shortened(path)),
          new UnknownKey(grammar.paths()).advice(path));
    } else if (shape.get() instanceof Shape.Later later) {
      problems.add(
          place,
          ProblemCode.E106_NOT_SUPPORTED,
          "`%s` is part of the language, but this version does not run it yet.".formatted(path),
          later.advice());
      return Optional.empty();
    }
    return shape;
  }

  /** As {@code {path: [values]}}: one value or several alternatives for each path. */
  Optional<JsonNode> combination(Shape.Combination shape, Written written, Spot spot) {
    shapes.remember(spot.path(), written.place());
    if (!(written instanceof Written.Fields map)) {
      return wrongType(shape, written, spot);
    }
    if (map.fields().isEmpty()) {
      problems.add(
          map.place(),
          ProblemCode.E104_NOT_ALLOWED,
          "%s names no path.".formatted(spot.label()),
          "Leave it out, or name one.");
      return Optional.empty();
    }
    ObjectNode checked = JsonNodeFactory.instance.objectNode();
    map.fields()
        .forEach((path, field) ->
            comparable(path, field.keyPlace())
                .flatMap(target -> alternatives(path, target, field, spot))
                .ifPresent(values -> checked.set(path, values)));
    return checked.size() == map.fields().size() ? Optional.of(checked) : Optional.empty();
  }

  private Optional<Shape> comparable(String path, Place place) {
    if (grammar.comparable().containsKey(path)) {
      return Optional.ofNullable(grammar.comparable().get(path));
    }
    Optional<Shape> shape = known(path, place);
    boolean whole =
        shape.isPresent()
            && (shape.get() instanceof Shape.Fields
                || (shape.get() instanceof OneOf oneOf && !oneOf.plain())
                || (shape.get() instanceof Shape.Items items && items.item() instanceof OneOf));
    if (whole) {
      problems.add(
          place,
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` is not a single value, so it cannot be compared with one.".formatted(path),
          "Name a key inside it.");
      return Optional.empty();
    }
    return shape;
  }

  private Optional<JsonNode> alternatives(
      String path, Shape target, Written.Field field, Spot spot) {
    Spot at = new Spot(Paths.child(spot.path(), path), Paths.label(path));
    if (!(field.value() instanceof Written.Items list) || isOneList(target, list)) {
      return value(path, target, field.value(), at)
          .map(value -> JsonNodeFactory.instance.arrayNode().add(value));
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < list.items().size(); i++) {
      value(path, target, list.items().get(i), at.item(i).called(Paths.last(path)))
          .ifPresent(values::add);
    }
    return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
  }

  /** {@code [64]} is one value of {@code model.hidden}; {@code [[64], [128]]} are two. */
  private static boolean isOneList(Shape target, Written.Items list) {
    return target instanceof Shape.Items
        && !list.items().stream().allMatch(Written.Items.class::isInstance);
  }

  /** A value for a path, with the defaults of what it holds. */
  Optional<JsonNode> value(String path, Shape target, Written written, Spot spot) {
    Optional<JsonNode> checked = shapes.check(target, written, spot);
    if (checked.isEmpty()) {
      return checked;
    }
    Completion completion = new Completion();
    JsonNode completed = completion.complete(target, checked.get(), path);
    List<Completion.Missing> missing =
        completion.missing().stream().filter(key -> !key.derived()).toList();
    missing.forEach(key -> MissingKey.report(problems, written.place(), key));
    return missing.isEmpty() ? Optional.of(completed) : Optional.empty();
  }

  /** As {@code {path: word}}. */
  Optional<JsonNode> simpler(Shape.Simpler shape, Written written, Spot spot) {
    if (!(written instanceof Written.Fields map) || map.fields().size() != 1) {
      return wrongType(shape, written, spot);
    }
    Map.Entry<String, Written.Field> entry = map.fields().entrySet().iterator().next();
    String path = entry.getKey();
    Shape words = new Shape.Word(SIMPLER, Map.of());
    Spot at = new Spot(Paths.child(spot.path(), path), "`%s`".formatted(path));
    Optional<JsonNode> word = shapes.check(words, entry.getValue().value(), at);
    return isOrdered(path, entry.getValue().keyPlace())
        ? word.map(value -> JsonNodeFactory.instance.objectNode().set(path, value))
        : Optional.empty();
  }

  private boolean isOrdered(String path, Place place) {
    if (path.equals(PARAMETERS)) {
      return true;
    }
    if (Nearest.of(path, List.of(PARAMETERS)).isPresent()) {
      problems.add(
          place,
          ProblemCode.E101_UNKNOWN_KEY,
          "`%s` is not a path of the language.".formatted(Quoted.shortened(path)),
          "Did you mean `%s`?".formatted(PARAMETERS));
      return false;
    }
    Optional<Shape> shape = known(path, place);
    boolean number =
        shape.isPresent()
            && (shape.get() instanceof Shape.Whole || shape.get() instanceof Shape.Real);
    if (shape.isPresent() && !number) {
      problems.add(
          place,
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` is not a number, so no value of it is simpler.".formatted(path),
          "Use `%s: fewer`.".formatted(PARAMETERS));
    }
    return number;
  }

  private Optional<JsonNode> wrongType(Shape shape, Written written, Spot spot) {
    return new ScalarChecker(problems).wrongType(shape, written, spot);
  }
}
