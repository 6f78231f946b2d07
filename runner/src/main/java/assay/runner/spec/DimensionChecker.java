// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Checks one searched path: its values, listed or generated, and its condition. */
final class DimensionChecker {
  static final List<String> SOURCES = List.of("values", "range", "log", "choice");
  static final List<String> KEYS =
      List.of("values", "range", "log", "num", "step", "choice", "when");
  static final Shape.Real ANY = new Shape.Real("", value -> true);
  static final Shape.Real ABOVE_ZERO = new Shape.Real("> 0", value -> value > 0);
  static final Shape.Whole NUM = new Shape.Whole(2, 10_000);
  private static final String EXAMPLE = "Write `{values: [0.0, 1e-4]}`.";

  private final Problems problems;
  private final Grammar grammar;
  private final ShapeChecker shapes;
  private final SpaceChecker spaces;

  DimensionChecker(Problems problems, Grammar grammar, ShapeChecker shapes, SpaceChecker spaces) {
    this.problems = problems;
    this.grammar = grammar;
    this.shapes = shapes;
    this.spaces = spaces;
  }

  Optional<JsonNode> check(String path, Shape target, Written.Field field, Spot spot) {
    if (!(field.value() instanceof Written.Fields map)) {
      problems.add(
          field.value().place(),
          ProblemCode.E102_WRONG_TYPE,
          "%s wants a map with its values, got %s."
              .formatted(spot.label(), Quoted.what(field.value())),
          EXAMPLE);
      return Optional.empty();
    }
    if (!onlyKnownKeys(map)) {
      return Optional.empty();
    }
    Optional<ObjectNode> values = values(path, target, map, field, spot);
    Optional<JsonNode> when = when(map, spot);
    if (values.isEmpty() || when.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode dimension = values.get();
    if (!when.get().isEmpty()) {
      dimension.set("when", when.get());
    }
    return Optional.of(dimension);
  }

  private boolean onlyKnownKeys(Written.Fields map) {
    boolean known = true;
    for (Map.Entry<String, Written.Field> entry : map.fields().entrySet()) {
      if (KEYS.contains(entry.getKey())) {
        continue;
      }
      known = false;
      String name = Quoted.shortened(entry.getKey());
      Place place = entry.getValue().keyPlace();
      problems.add(
          place,
          ProblemCode.E101_UNKNOWN_KEY,
          "`%s` is not known for a searched path.".formatted(name),
          new UnknownKey(grammar.paths()).advice("", name, KEYS));
    }
    return known;
  }

  private Optional<JsonNode> when(Written.Fields map, Spot spot) {
    Written.Field when = map.fields().get("when");
    return when == null
        ? Optional.of(JsonNodeFactory.instance.objectNode())
        : spaces.combination(new Shape.Combination(), when.value(), spot.child("when"));
  }

  /** As {@code {values: […]}}, with {@code merges} for sub-trees, or as {@code {span: {…}}}. */
  private Optional<ObjectNode> values(
      String path, Shape target, Written.Fields map, Written.Field field, Spot spot) {
    List<String> sources = map.fields().keySet().stream().filter(SOURCES::contains).toList();
    if (sources.size() != 1) {
      problems.add(
          field.keyPlace(),
          sources.isEmpty() ? ProblemCode.E103_MISSING_KEY : ProblemCode.E104_NOT_ALLOWED,
          "`%s` needs exactly one of `values`, `range`, `log` and `choice`.".formatted(path),
          EXAMPLE);
      return Optional.empty();
    }
    String source = sources.getFirst();
    Written written = Objects.requireNonNull(map.fields().get(source)).value();
    Spot at = spot.child(source);
    ObjectNode dimension = JsonNodeFactory.instance.objectNode();
    return switch (source) {
      case "values" -> {
        refuseSteps(map, source);
        yield listed(path, target, written, at).map(values -> dimension.set("values", values));
      }
      case "choice" -> {
        refuseSteps(map, source);
        yield subtrees(target, written, at)
            .map(values -> dimension.put("merges", true).set("values", values));
      }
      default ->
          isOpen(map)
              ? span(path, target, written, at).map(span -> dimension.set("span", span))
              : generated(path, target, map, written, at)
                  .map(values -> dimension.set("values", values));
    };
  }

  /** Whether all numbers between two ends are meant. */
  private static boolean isOpen(Written.Fields map) {
    return !map.fields().containsKey("num") && !map.fields().containsKey("step");
  }

  private Optional<JsonNode> span(String path, Shape target, Written written, Spot spot) {
    boolean log = Paths.last(spot.path()).equals("log");
    shapes.remember(spot.path(), written.place());
    Optional<double[]> ends = ends(written, spot, log ? ABOVE_ZERO : ANY);
    if (ends.isEmpty()) {
      return Optional.empty();
    }
    for (double end : ends.get()) {
      JsonNode json = JsonNodeFactory.instance.numberNode(end);
      Written scalar = new Written.Scalar(json, written.place());
      if (spaces.value(path, target, scalar, spot.called(Paths.last(path))).isEmpty()) {
        return Optional.empty();
      }
    }
    return Optional.of(
        JsonNodeFactory.instance
            .objectNode()
            .put("from", ends.get()[0])
            .put("to", ends.get()[1])
            .put("log", log)
            .put("whole", target instanceof Shape.Whole));
  }

  /** Parts of a section, without the defaults of what they leave out. */
  private Optional<ArrayNode> subtrees(Shape target, Written written, Spot spot) {
    boolean section = target instanceof Shape.Fields || target instanceof Shape.OneOf;
    if (!section || !(written instanceof Written.Items list) || list.items().isEmpty()) {
      problems.add(
          written.place(),
          ProblemCode.E104_NOT_ALLOWED,
          "`choice` wants a list of maps for a path that holds keys.",
          "Use `values` for single values.");
      return Optional.empty();
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < list.items().size(); i++) {
      shapes
          .check(target, list.items().get(i), spot.item(i))
          .filter(JsonNode::isObject)
          .ifPresent(values::add);
    }
    return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
  }

  private void refuseSteps(Written.Fields map, String source) {
    for (String key : List.of("num", "step")) {
      Written.Field field = map.fields().get(key);
      if (field != null) {
        problems.add(
            field.keyPlace(),
            ProblemCode.E101_UNKNOWN_KEY,
            "`%s` belongs to `range` or `log`, not to `%s`.".formatted(key, source),
            "Leave it out.");
      }
    }
  }

  private Optional<ArrayNode> listed(String path, Shape target, Written written, Spot spot) {
    if (!(written instanceof Written.Items list) || list.items().isEmpty()) {
      problems.add(
          written.place(),
          written instanceof Written.Items
              ? ProblemCode.E104_NOT_ALLOWED
              : ProblemCode.E102_WRONG_TYPE,
          "`values` wants a list with at least one value, got %s."
              .formatted(written instanceof Written.Items ? "none" : Quoted.what(written)),
          EXAMPLE);
      return Optional.empty();
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < list.items().size(); i++) {
      spaces
          .value(path, target, list.items().get(i), spot.item(i).called(Paths.last(path)))
          .ifPresent(values::add);
    }
    return values.size() == list.items().size() ? Optional.of(values) : Optional.empty();
  }

  private Optional<ArrayNode> generated(
      String path, Shape target, Written.Fields map, Written written, Spot spot) {
    boolean log = Paths.last(spot.path()).equals("log");
    Optional<double[]> ends = ends(written, spot, log ? ABOVE_ZERO : ANY);
    Optional<double[]> numbers = ends.flatMap(pair -> numbers(pair, map, written, spot, log));
    if (numbers.isEmpty()) {
      return Optional.empty();
    }
    ArrayNode values = JsonNodeFactory.instance.arrayNode();
    for (double number : numbers.get()) {
      JsonNode json = JsonNodeFactory.instance.numberNode(number);
      Optional<JsonNode> value =
          spaces.value(
              path,
              target,
              new Written.Scalar(json, written.place()),
              spot.called(Paths.last(path)));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      values.add(value.get());
    }
    return Optional.of(values);
  }

  private Optional<double[]> ends(Written written, Spot spot, Shape.Real shape) {
    if (!(written instanceof Written.Items list) || list.items().size() != 2) {
      problems.add(
          written.place(),
          ProblemCode.E102_WRONG_TYPE,
          "%s wants its two ends, such as `[1e-3, 1e-1]`, got %s."
              .formatted(spot.label(), Quoted.what(written)));
      return Optional.empty();
    }
    Optional<JsonNode> from = shapes.check(shape, list.items().get(0), spot.item(0));
    Optional<JsonNode> to = shapes.check(shape, list.items().get(1), spot.item(1));
    if (from.isEmpty() || to.isEmpty()) {
      return Optional.empty();
    }
    double[] ends = {from.get().doubleValue(), to.get().doubleValue()};
    if (ends[0] >= ends[1]) {
      problems.add(
          written.place(),
          ProblemCode.E104_NOT_ALLOWED,
          "The first end of %s must be below the second.".formatted(spot.label()));
      return Optional.empty();
    }
    return Optional.of(ends);
  }

  private Optional<double[]> numbers(
      double[] ends, Written.Fields map, Written written, Spot spot, boolean log) {
    Written.Field num = map.fields().get("num");
    Written.Field step = map.fields().get("step");
    if ((num != null && step != null) || (log && step != null)) {
      problems.add(
          written.place(),
          ProblemCode.E103_MISSING_KEY,
          log ? "`log` needs `num`." : "`range` needs either `num` or `step`.",
          "Add `num: 5`.");
      return Optional.empty();
    }
    Spot parent = new Spot(Paths.parent(spot.path()), spot.label());
    if (num != null) {
      return shapes
          .check(NUM, num.value(), parent.child("num"))
          .map(n -> Sequences.spaced(ends[0], ends[1], n.intValue(), log));
    }
    return shapes
        .check(ABOVE_ZERO, Objects.requireNonNull(step).value(), parent.child("step"))
        .flatMap(by -> stepped(ends, by.doubleValue(), written));
  }

  private Optional<double[]> stepped(double[] ends, double step, Written written) {
    if ((ends[1] - ends[0]) / step > NUM.max()) {
      problems.add(
          written.place(),
          ProblemCode.E104_NOT_ALLOWED,
          "This range holds more than %d values.".formatted(NUM.max()),
          "Use a larger `step`.");
      return Optional.empty();
    }
    return Optional.of(Sequences.stepped(ends[0], ends[1], step));
  }
}
