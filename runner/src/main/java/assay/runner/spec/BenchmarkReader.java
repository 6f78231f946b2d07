// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.SearchSpec.Dimension;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a benchmark and finds every problem of it at once. */
final class BenchmarkReader {
  private static final Grammar GRAMMAR = Grammar.BENCHMARK;
  private static final String SCENARIO = "scenario";

  private final String file;
  private final Path directory;
  private final Problems problems;

  BenchmarkReader(String file, Path directory, Problems problems) {
    this.file = file;
    this.directory = directory;
    this.problems = problems;
  }

  Optional<BenchmarkSpec> spec(Written written, Collection<String> searched, String text) {
    ShapeChecker checker = new ShapeChecker(problems, GRAMMAR, searched);
    Optional<JsonNode> checked = checker.check(GRAMMAR.document(), written, Spot.ROOT);
    if (checked.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode base = (ObjectNode) checked.get();
    completeMeasure(base);
    Positions positions = checker.positions();
    Completion completion = new Completion();
    ObjectNode resolved = completion.fields(GRAMMAR.document(), base, "");
    boolean scenarios =
        new ScenarioRules(problems, positions).check(resolved.path("scenarios"))
            && completion.missing().stream().noneMatch(m -> m.path().startsWith("scenarios"));
    SearchSpec search = search(base, resolved, positions);
    Expansion expansion = new Expansion(GRAMMAR, search);
    boolean decided = checker.isDecided() && scenarios;
    checkWhole(search, expansion, completion, positions, decided);
    return problems.hasErrors() ? Optional.empty() : Optional.of(bind(expansion, positions, text));
  }

  private static void completeMeasure(ObjectNode base) {
    ObjectNode measure =
        base.get("measure") instanceof ObjectNode map ? map : base.putObject("measure");
    String profile = measure.path("profile").asText(MeasureProfile.STANDARD.word());
    MeasureProfile.of(profile).complete(measure);
  }

  /** The declared space, with the scenarios as its last dimension. */
  private SearchSpec search(ObjectNode base, ObjectNode resolved, Positions positions) {
    SearchSpec declared = SearchBinding.search(base, base.path("search").deepCopy());
    List<JsonNode> scenarios = new ArrayList<>(ScenarioRules.single(resolved.path("scenarios")));
    List<Dimension> dimensions = new ArrayList<>();
    for (Dimension dimension : declared.dimensions()) {
      dimensions.add(
          new Dimension(
              dimension.path(),
              dimension.values(),
              dimension.span(),
              dimension.merges(),
              named(dimension.when())));
    }
    dimensions.add(new Dimension(SCENARIO, scenarios, Map.of()));
    List<Map<String, List<JsonNode>>> forbid =
        declared.forbid().stream().map(BenchmarkReader::named).toList();
    for (int i = 0; i < forbid.size(); i++) {
      knownScenarios(forbid.get(i), scenarios, positions.place("search.forbid." + i));
    }
    return new SearchSpec(base, dimensions, forbid, declared.zip(), declared.walk(), List.of());
  }

  /** {@code scenario: NAME} of a rule means the scenario's name. */
  private static Map<String, List<JsonNode>> named(Map<String, List<JsonNode>> rule) {
    Map<String, List<JsonNode>> named = new LinkedHashMap<>();
    rule.forEach(
        (path, values) -> named.put(path.equals(SCENARIO) ? SCENARIO + ".name" : path, values));
    return named;
  }

  private void knownScenarios(
      Map<String, List<JsonNode>> rule, List<JsonNode> scenarios, Place place) {
    List<String> names =
        scenarios.stream().map(scenario -> scenario.path("name").asText()).distinct().toList();
    for (JsonNode name : rule.getOrDefault(SCENARIO + ".name", List.of())) {
      if (!names.contains(name.asText()) && !names.isEmpty()) {
        problems.add(
            place,
            ProblemCode.E104_NOT_ALLOWED,
            "No scenario is called %s.".formatted(Quoted.text(name.asText())),
            "Use %s.".formatted(Quoted.either(names)));
      }
    }
  }

  private void checkWhole(
      SearchSpec search,
      Expansion expansion,
      Completion completion,
      Positions positions,
      boolean decided) {
    boolean expandable = new SpaceRules(search, positions, problems).expandable() && decided;
    for (Completion.Missing missing : completion.missing()) {
      boolean later = expandable && GRAMMAR.varied().contains(missing.path().split("\\.", -1)[0]);
      boolean unknownFamily =
          missing.path().equals("model.file") && positions.isWritten("model.family");
      if (!later && !unknownFamily) {
        MissingKey.report(problems, positions, missing);
      }
    }
    if (expandable) {
      new TrialRules(GRAMMAR, search, positions, problems).check(expansion);
      new CellRules(directory, positions, problems).check(expansion);
    }
    JsonNode repeats = expansion.resolved().path("measure").path("repeats");
    if (repeats.path("max_forks").asInt(1) < repeats.path("forks").asInt(1)) {
      problems.add(
          positions.place("measure.repeats.max_forks"),
          ProblemCode.E104_NOT_ALLOWED,
          "`max_forks` is below `forks`.",
          "Use `max_forks: %d` or more.".formatted(repeats.path("forks").asInt()));
    }
  }

  private BenchmarkSpec bind(Expansion expansion, Positions positions, String text) {
    ObjectNode resolved = expansion.resolved();
    List<Expansion.Combination> allowed = expansion.allowed().toList();
    long scenarios = allowed.stream().map(c -> c.resolved().get(SCENARIO)).distinct().count();
    JsonNode execute = resolved.get("execute");
    return new BenchmarkSpec(
        file,
        directory,
        resolved.get("name").textValue(),
        resolved.get("seed").longValue(),
        allowed.stream().map(combination -> cell(combination, scenarios > 1)).toList(),
        BenchmarkBinding.measure(resolved.get("measure")),
        BenchmarkBinding.order(execute),
        execute.get("exclusive").booleanValue(),
        execute.get("on_oom").textValue().equals("skip_larger"),
        BenchmarkBinding.span(execute.get("timeout")),
        BenchmarkBinding.real(resolved.get("report").get("price_per_hour_usd")),
        Binding.budget(resolved.get("budget")),
        resolved,
        positions,
        text);
  }

  private static CellConfiguration cell(
      Expansion.Combination combination, boolean severalScenarios) {
    Map<String, JsonNode> searched = new LinkedHashMap<>(combination.searched());
    searched.remove(SCENARIO);
    JsonNode scenario = combination.resolved().get(SCENARIO);
    if (severalScenarios) {
      searched.put(SCENARIO, TextNode.valueOf(scenario.get("name").textValue()));
      if (scenario.has("rate")) {
        searched.put("scenario.rate", scenario.get("rate"));
      }
    }
    return new CellConfiguration(
        searched, BenchmarkBinding.settings(combination.resolved()), combination.resolved());
  }
}
