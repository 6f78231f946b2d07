// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.SearchSpec.Dimension;
import assay.runner.spec.SearchSpec.Walk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Lays every combination of a space over the declared document and fills in the defaults. */
final class Expansion {
  /** Points in a row that bring nothing new: what is left of a space is small. */
  private static final int GIVE_UP = 10_000;

  private final Grammar grammar;
  private final SearchSpec search;
  private final ObjectNode resolved;
  private final List<Completion.Missing> missing;

  /**
   * A combination, allowed or not.
   *
   * @param declared without defaults
   * @param resolved with defaults, but without what is missing
   */
  record Combination(
      Map<String, JsonNode> searched,
      ObjectNode declared,
      ObjectNode resolved,
      List<Completion.Missing> missing,
      List<Integer> forbiddenBy) {}

  Expansion(Grammar grammar, SearchSpec search) {
    this.grammar = grammar;
    this.search = search;
    Completion completion = new Completion();
    this.resolved = completion.fields(grammar.document(), search.base(), "");
    this.missing = completion.missing();
  }

  /** The document without the search's values; keys that only the search gives are absent. */
  ObjectNode resolved() {
    return resolved;
  }

  /** What is missing where nothing is searched. */
  List<Completion.Missing> missing() {
    return missing;
  }

  /** In grid order, forbidden ones included. */
  Stream<Combination> combinations() {
    Grid grid = new Grid(search, resolved);
    return switch (search.walk()) {
      case Walk.Grid whole -> grid.combinations().stream().map(this::combination);
      case Walk.Drawn drawn -> drawn(drawn, Draws.of(search, drawn, grid)).stream();
    };
  }

  /** Until there are enough, or nothing new comes any more. */
  private List<Combination> drawn(Walk.Drawn walk, Draws draws) {
    List<Combination> combinations = new ArrayList<>();
    Set<ObjectNode> allowed = new HashSet<>();
    Set<Map<String, JsonNode>> seen = new HashSet<>();
    int since = 0;
    while (allowed.size() < walk.trials() && since++ < GIVE_UP) {
      Map<String, JsonNode> point = draws.next();
      if (seen.add(point)) {
        Combination combination = combination(point);
        combinations.add(combination);
        if (combination.forbiddenBy().isEmpty() && allowed.add(combination.resolved())) {
          since = 0;
        }
      }
    }
    return combinations;
  }

  /** In grid order; equal ones once. */
  List<Configuration> configurations() {
    return allowed()
        .map(combination ->
            new Configuration(
                combination.searched(),
                Binding.settings(combination.resolved()),
                combination.resolved()))
        .toList();
  }

  /** In grid order; equal ones once. */
  Stream<Combination> allowed() {
    Set<ObjectNode> seen = new LinkedHashSet<>();
    return combinations()
        .filter(combination -> combination.forbiddenBy().isEmpty())
        .filter(combination -> seen.add(combination.resolved()));
  }

  private Combination combination(Map<String, JsonNode> searched) {
    ObjectNode declared = JsonNodeFactory.instance.objectNode();
    for (String section : grammar.varied()) {
      JsonNode value = search.base().get(section);
      if (value != null) {
        declared.set(section, value.deepCopy());
      }
    }
    for (Dimension dimension : search.dimensions()) {
      Optional.ofNullable(searched.get(dimension.path()))
          .ifPresent(value -> lay(declared, dimension, value));
    }
    DerivedDefaults.applyToTrial(declared, search.base());
    Completion completion = new Completion();
    ObjectNode trial = trial(completion.fields(grammar.variedPart(), declared, ""));
    return new Combination(searched, declared, trial, completion.missing(), forbiddenBy(trial));
  }

  private static void lay(ObjectNode declared, Dimension dimension, JsonNode value) {
    Optional<JsonNode> there = Trees.find(declared, dimension.path());
    if (dimension.merges() && there.isPresent() && there.get() instanceof ObjectNode section) {
      merge(section, value);
    } else {
      Trees.set(declared, dimension.path(), value.deepCopy());
    }
  }

  private static void merge(ObjectNode into, JsonNode from) {
    from.properties()
        .forEach(entry -> {
          if (entry.getValue().isObject() && into.get(entry.getKey()) instanceof ObjectNode map) {
            merge(map, entry.getValue());
          } else {
            into.set(entry.getKey(), entry.getValue().deepCopy());
          }
        });
  }

  private ObjectNode trial(ObjectNode varied) {
    ObjectNode trial = JsonNodeFactory.instance.objectNode();
    for (String path : grammar.ofATrial()) {
      Optional<JsonNode> value = Trees.find(varied, path).or(() -> Trees.find(resolved, path));
      value.ifPresent(node -> Trees.set(trial, path, node));
    }
    return trial;
  }

  /** The numbers of the rules, from 0, that forbid a trial. */
  private List<Integer> forbiddenBy(ObjectNode trial) {
    List<Integer> rules = new ArrayList<>();
    for (int i = 0; i < search.forbid().size(); i++) {
      boolean matches =
          search.forbid().get(i).entrySet().stream()
              .allMatch(rule ->
                  Trees.find(trial, rule.getKey()).filter(rule.getValue()::contains).isPresent());
      if (matches) {
        rules.add(i);
      }
    }
    return rules;
  }
}
