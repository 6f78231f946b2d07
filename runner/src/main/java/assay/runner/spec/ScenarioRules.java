// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold for the scenarios of a benchmark, and the single ones that they stand for. */
final class ScenarioRules {
  private static final String SERVER = ScenarioSpec.Kind.SERVER.word();
  private static final String SINGLE = ScenarioSpec.Kind.SINGLE_STREAM.word();

  private final Problems problems;
  private final Positions positions;

  ScenarioRules(Problems problems, Positions positions) {
    this.problems = problems;
    this.positions = positions;
  }

  /** As declared, or what the name or the load say; empty where none of them tells. */
  static Optional<String> kind(JsonNode scenario) {
    String name = scenario.path("name").asText();
    if (scenario.has("kind")) {
      return Optional.of(scenario.get("kind").asText());
    }
    if (ScenarioSpec.Kind.words().contains(name)) {
      return Optional.of(name);
    }
    return scenario.path("load").asText().equals("poisson")
        ? Optional.of(SERVER)
        : Optional.empty();
  }

  /** Scenarios with one rate each. */
  static List<ObjectNode> single(JsonNode scenarios) {
    List<ObjectNode> single = new ArrayList<>();
    for (JsonNode scenario : scenarios) {
      if (scenario.path("rate").isArray()) {
        scenario.get("rate").forEach(rate -> single.add(with(scenario, rate)));
      } else {
        single.add((ObjectNode) scenario);
      }
    }
    return single;
  }

  private static ObjectNode with(JsonNode scenario, JsonNode rate) {
    ObjectNode copy = scenario.deepCopy();
    copy.set("rate", rate);
    return copy;
  }

  /** Whether trials can be made of them. */
  boolean check(JsonNode scenarios) {
    int before = problems.count();
    Set<String> names = new HashSet<>();
    for (int i = 0; i < scenarios.size(); i++) {
      JsonNode scenario = scenarios.get(i);
      String at = "scenarios." + i;
      String name = scenario.path("name").asText();
      if (!name.isEmpty() && !names.add(name)) {
        add(at + ".name", "Two scenarios are called `%s`.".formatted(name), "Rename one of them.");
      }
      check(scenario, at);
    }
    if (scenarios.isEmpty()) {
      add("scenarios", "There is no scenario.", "Add `{name: single_stream}`.");
    }
    return problems.count() == before;
  }

  private void check(JsonNode scenario, String at) {
    Optional<String> kind = kind(scenario);
    if (kind.isEmpty()) {
      problems.add(
          positions.place(at),
          ProblemCode.E103_MISSING_KEY,
          "`%s` is not the name of a kind of scenario, and `kind` is missing."
              .formatted(scenario.path("name").asText("")),
          "Add `kind:` with %s.".formatted(Quoted.either(ScenarioSpec.Kind.words())));
      return;
    }
    boolean server = kind.get().equals(SERVER);
    String load = scenario.path("load").asText(server ? "poisson" : "closed");
    if (server != load.equals("poisson")) {
      add(
          at + ".load",
          "`%s` has a %s load.".formatted(kind.get(), server ? "poisson" : "closed"),
          server ? "Use `load: poisson`." : "Use `load: closed`, or `kind: server`.");
    }
    if (server && scenario.path("rate").isEmpty()) {
      problems.add(
          positions.place(at),
          ProblemCode.E103_MISSING_KEY,
          "A poisson load needs `rate`, in calls per second.",
          "Add `rate: [10, 50]`.");
    }
    if (!server && scenario.has("rate")) {
      add(at + ".rate", "A closed load has no rate: calls follow each other.", "Leave it out.");
    }
    boolean several = scenario.path("concurrency").asInt(1) > 1;
    if (several && kind.get().equals(SINGLE)) {
      add(
          at + ".concurrency",
          "`%s` has no concurrency.".formatted(kind.get()),
          "Use `kind: multi_stream` or `kind: offline`.");
    }
  }

  private void add(String path, String message, String advice) {
    problems.add(positions.place(path), ProblemCode.E104_NOT_ALLOWED, message, advice);
  }
}
