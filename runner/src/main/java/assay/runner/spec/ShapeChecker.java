// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Setting;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Compares a written document with the language. What is right is kept, in one form for equal
 * values; what is wrong is reported and left out. Defaults are not filled in here, nor are missing
 * keys reported: whether a key is needed depends on what is searched.
 */
final class ShapeChecker {
  private static final Set<String> OF_THE_SPACE = Set.of("search.space", "search.forbid");

  private final Problems problems;
  private final Grammar grammar;
  private final ScalarChecker scalars;
  private final SpaceChecker spaces;
  private final Set<String> searched;
  private final Map<String, Place> places = new HashMap<>();
  private boolean decided = true;

  /**
   * @param searched the searched paths as written: where a discriminator is searched, the keys of
   *     all its variants may be declared
   */
  ShapeChecker(Problems problems, Grammar grammar, Collection<String> searched) {
    this.problems = problems;
    this.grammar = grammar;
    this.scalars = new ScalarChecker(problems);
    this.spaces = new SpaceChecker(problems, grammar, this);
    this.searched = Set.copyOf(searched);
  }

  Positions positions() {
    return new Positions(places);
  }

  void remember(String path, Place place) {
    places.put(path, place);
  }

  /** Whether every choice and the whole space could be read, so that trials can be looked at. */
  boolean isDecided() {
    return decided;
  }

  Optional<JsonNode> check(Shape shape, Written written, Spot spot) {
    remember(spot.path(), written.place());
    int before = problems.count();
    Optional<JsonNode> checked = checkShape(shape, written, spot);
    boolean clean = problems.count() == before;
    decided = decided && (clean || !OF_THE_SPACE.contains(spot.path()));
    return checked;
  }

  private Optional<JsonNode> checkShape(Shape shape, Written written, Spot spot) {
    return switch (shape) {
      case Fields fields -> fields(fields, written, spot);
      case OneOf oneOf -> oneOf(oneOf, written, spot);
      case Shape.Items items -> items(items, written, spot);
      case Shape.Whole whole -> scalars.whole(whole, written, spot);
      case Shape.Real real -> scalars.real(real, written, spot);
      case Shape.Flag flag -> scalars.flag(flag, written, spot);
      case Shape.Text text -> scalars.text(text, written, spot);
      case Shape.Word word -> scalars.word(word, written, spot);
      case Shape.Metric metric -> scalars.metric(metric, written, spot);
      case Shape.Source source -> scalars.source(source, written, spot);
      case Shape.Target target -> scalars.target(target, written, spot);
      case Shape.Device device -> scalars.device(device, written, spot);
      case Shape.Span span -> scalars.span(span, written, spot);
      case Shape.SpanOrZero span -> scalars.spanOrZero(span, written, spot);
      case Shape.WordOr wordOr -> scalars.wordOr(wordOr, written, spot);
      case Shape.ByName byName -> byName(byName, written, spot);
      case Shape.ByKey byKey -> byKey(byKey, written, spot);
      case Shape.Symbol symbol -> scalars.symbol(symbol, written, spot);
      case Shape.AnyText text -> scalars.anyText(text, written, spot);
      case Shape.NumberOrText either -> scalars.numberOrText(either, written, spot);
      case Shape.Encoding encoding -> scalars.encoding(encoding, written, spot);
      case Shape.ColumnNames names -> columnNames(names, written, spot);
      case Shape.MapOf map -> mapOf(map, written, spot);
      case Shape.Space space -> spaces.space(space, written, spot);
      case Shape.Combination combination -> spaces.combination(combination, written, spot);
      case Shape.Simpler simpler -> spaces.simpler(simpler, written, spot);
      case Shape.Later later -> Optional.empty();
    };
  }

  private Optional<JsonNode> fields(Fields shape, Written written, Spot spot) {
    if (!(written instanceof Written.Fields map)) {
      return scalars.wrongType(shape, written, spot);
    }
    ObjectNode checked = JsonNodeFactory.instance.objectNode();
    keys(shape.keys(), map, spot, "", checked);
    return Optional.of(checked);
  }

  private Optional<JsonNode> oneOf(OneOf shape, Written written, Spot spot) {
    if (shape.plain() && written instanceof Written.Scalar) {
      return scalars
          .word(shape.names(), written, spot)
          .map(name -> JsonNodeFactory.instance.objectNode().set(shape.discriminator(), name));
    }
    if (!(written instanceof Written.Fields map)) {
      return scalars.wrongType(shape, written, spot);
    }
    ObjectNode checked = JsonNodeFactory.instance.objectNode();
    Optional<String> chosen = discriminator(shape, map, spot, checked);
    if (chosen.isEmpty() && map.fields().containsKey(shape.discriminator())) {
      decided = false;
      return Optional.of(checked);
    }
    Written.Fields others = without(map, shape.discriminator());
    String reason = chosen.map(name -> "`%s` has none".formatted(name)).orElse("");
    List<Setting> allowed = allowed(shape, chosen, spot);
    keys(allowed, others, spot, reason, checked);
    forgiveWhatLaterKeysReplace(allowed, others, spot);
    return Optional.of(checked);
  }

  /** A key that does not run yet may stand for one that must be there: one message is enough. */
  private void forgiveWhatLaterKeysReplace(List<Setting> known, Written.Fields map, Spot spot) {
    known.stream()
        .filter(key -> key.shape() instanceof Shape.Later)
        .flatMap(key -> Optional.ofNullable(map.fields().get(key.name())).stream())
        .findFirst()
        .ifPresent(later ->
            known.stream()
                .filter(key -> key.standard() instanceof Shape.Standard.Required)
                .forEach(
                    key -> places.putIfAbsent(spot.child(key.name()).path(), later.keyPlace())));
  }

  private Optional<String> discriminator(
      OneOf shape, Written.Fields map, Spot spot, ObjectNode checked) {
    Written.Field field = map.fields().get(shape.discriminator());
    if (field == null) {
      return shape.standard();
    }
    Optional<JsonNode> name =
        check(shape.names(), field.value(), spot.child(shape.discriminator()));
    name.ifPresent(value -> checked.set(shape.discriminator(), value));
    return name.map(JsonNode::textValue);
  }

  private List<Setting> allowed(OneOf shape, Optional<String> chosen, Spot spot) {
    boolean open = searched.contains(Paths.child(spot.path(), shape.discriminator()));
    if (chosen.isPresent() && !open) {
      return shape.variants().getOrDefault(chosen.get(), new Fields(List.of())).keys();
    }
    return shape.variants().values().stream().flatMap(v -> v.keys().stream()).toList();
  }

  private static Written.Fields without(Written.Fields map, String key) {
    Map<String, Written.Field> rest = new LinkedHashMap<>(map.fields());
    rest.remove(key);
    return new Written.Fields(rest, map.place());
  }

  private void keys(
      List<Setting> known, Written.Fields map, Spot spot, String reason, ObjectNode checked) {
    map.fields()
        .forEach((name, field) -> {
          Optional<Setting> key = known.stream().filter(k -> k.name().equals(name)).findFirst();
          if (key.isEmpty()) {
            unknown(known, name, field, spot, reason);
          } else if (key.get().shape() instanceof Shape.Later later) {
            later(later, field, spot.child(name));
          } else {
            check(key.get().shape(), field.value(), spot.child(name))
                .ifPresent(value -> checked.set(name, value));
          }
        });
  }

  private void unknown(
      List<Setting> known, String name, Written.Field field, Spot spot, String reason) {
    Set<String> siblings = new LinkedHashSet<>();
    for (Setting key : known) {
      if (!(key.shape() instanceof Shape.Later)) {
        siblings.add(key.name());
      }
    }
    String path = Paths.child(spot.path(), Quoted.shortened(name));
    boolean elsewhere = !reason.isEmpty() && grammar.paths().all().contains(path);
    Optional<String> kind = grammar.kindWith(path);
    UnknownKey advice = new UnknownKey(grammar.paths());
    advice
        .sibling(name, siblings)
        .map(meant -> Paths.child(spot.path(), meant))
        .ifPresent(meant -> places.putIfAbsent(meant, field.keyPlace()));
    problems.add(
        field.keyPlace(),
        ProblemCode.E101_UNKNOWN_KEY,
        kind.map(other -> "`%s` belongs to `kind: %s`.".formatted(path, other))
            .orElse("`%s` is not known here%s.".formatted(path, elsewhere ? ": " + reason : "")),
        elsewhere || kind.isPresent()
            ? "Leave it out."
            : advice.advice(spot.path(), name, siblings));
  }

  private void later(Shape.Later later, Written.Field field, Spot spot) {
    problems.add(
        field.keyPlace(),
        ProblemCode.E106_NOT_SUPPORTED,
        "`%s` is part of the language, but this version does not run it yet."
            .formatted(spot.path()),
        later.advice());
  }

  private Optional<JsonNode> byName(Shape.ByName shape, Written written, Spot spot) {
    if (!(written instanceof Written.Fields map)) {
      return written instanceof Written.Scalar(JsonNode value, Place place)
              && value.asText().equals(shape.word())
          ? Optional.of(value)
          : scalars.wrongType(shape, written, spot);
    }
    ObjectNode checked = JsonNodeFactory.instance.objectNode();
    map.fields()
        .forEach((name, field) ->
            scalars
                .real(shape.number(), field.value(), spot.child(name))
                .ifPresent(value -> checked.set(name, value)));
    return Optional.of(checked);
  }

  private Optional<JsonNode> columnNames(Shape.ColumnNames shape, Written written, Spot spot) {
    return written instanceof Written.Items
        ? items(new Shape.Items(new Shape.Text()), written, spot)
        : scalars.columnType(shape, written, spot);
  }

  private Optional<JsonNode> mapOf(Shape.MapOf shape, Written written, Spot spot) {
    if (!(written instanceof Written.Fields map)) {
      return scalars.wrongType(shape, written, spot);
    }
    ObjectNode checked = JsonNodeFactory.instance.objectNode();
    map.fields()
        .forEach((name, field) ->
            check(shape.value(), field.value(), spot.child(name))
                .ifPresent(value -> checked.set(name, value)));
    return Optional.of(checked);
  }

  private Optional<JsonNode> byKey(Shape.ByKey shape, Written written, Spot spot) {
    Optional<Fields> variant =
        written instanceof Written.Fields map
            ? shape.variant(map.fields().keySet())
            : Optional.empty();
    return variant.isPresent()
        ? fields(variant.get(), written, spot)
        : scalars.wrongType(shape, written, spot);
  }

  private Optional<JsonNode> items(Shape.Items shape, Written written, Spot spot) {
    if (!(written instanceof Written.Items list)) {
      return scalars.wrongType(shape, written, spot);
    }
    ArrayNode checked = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < list.items().size(); i++) {
      check(shape.item(), list.items().get(i), spot.item(i)).ifPresent(checked::add);
    }
    return Optional.of(checked);
  }
}
