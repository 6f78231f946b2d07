// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Lays every combination of a space over the declared document and fills in the defaults. */
final class Expansion {
  /** The sections that a search may vary. */
  static final List<String> VARIED = List.of("preprocess", "model", "train");

  private static final List<String> OF_A_TRIAL =
      List.of(
          "kind",
          "seed",
          "task",
          "data",
          "split",
          "preprocess",
          "model",
          "train",
          "evaluate",
          "execute");
  private static final Fields VARIED_PART = part(VARIED);

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

  Expansion(SearchSpec search) {
    this.search = search;
    Completion completion = new Completion();
    this.resolved = completion.fields(Language.DOCUMENT, search.base(), "");
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
    return new Grid(search, resolved).combinations().stream().map(this::combination);
  }

  /** In grid order; equal ones once. */
  List<Configuration> configurations() {
    Set<ObjectNode> seen = new LinkedHashSet<>();
    List<Configuration> configurations = new ArrayList<>();
    combinations()
        .filter(combination -> combination.forbiddenBy().isEmpty())
        .filter(combination -> seen.add(combination.resolved()))
        .forEach(combination ->
            configurations.add(
                new Configuration(
                    combination.searched(),
                    Binding.settings(combination.resolved()),
                    combination.resolved())));
    return configurations;
  }

  private Combination combination(Map<String, JsonNode> searched) {
    ObjectNode declared = JsonNodeFactory.instance.objectNode();
    for (String section : VARIED) {
      JsonNode value = search.base().get(section);
      if (value != null) {
        declared.set(section, value.deepCopy());
      }
    }
    searched.forEach((path, value) -> Trees.set(declared, path, value));
    Completion completion = new Completion();
    ObjectNode trial = trial(completion.fields(VARIED_PART, declared, ""));
    return new Combination(searched, declared, trial, completion.missing(), forbiddenBy(trial));
  }

  private ObjectNode trial(ObjectNode varied) {
    ObjectNode trial = JsonNodeFactory.instance.objectNode();
    for (String section : OF_A_TRIAL) {
      JsonNode value = VARIED.contains(section) ? varied.get(section) : resolved.get(section);
      if (section.equals("execute")) {
        trial.putObject(section).set("threads_per_fit", value.get("threads_per_fit"));
      } else if (value != null) {
        trial.set(section, value);
      }
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

  private static Fields part(List<String> sections) {
    return new Fields(
        Language.DOCUMENT.keys().stream().filter(key -> sections.contains(key.name())).toList());
  }
}
