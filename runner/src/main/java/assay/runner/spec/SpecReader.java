// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads an experiment from YAML and finds every problem of it at once. */
public final class SpecReader {
  private final String file;
  private final Path path;
  private final Map<String, String> overrides;
  private final Problems problems = new Problems();

  private SpecReader(String file, Path path, Map<String, String> overrides) {
    this.file = file;
    this.path = path;
    this.overrides = overrides;
  }

  /**
   * Reads a file.
   *
   * @param file its name as the user wrote it, for messages
   * @param overrides values by path that replace declared ones ({@code --set}), in YAML
   * @param problems takes what is wrong
   * @return empty if there is an error
   */
  public static Optional<Declaration> declaration(
      String file, Path path, Map<String, String> overrides, Problems problems) {
    SpecReader reader = new SpecReader(file, path, overrides);
    Optional<Declaration> spec =
        new Documents(reader.problems)
            .text(file, path, new Place(file, Position.START))
            .flatMap(reader::spec);
    problems.addAll(reader.problems);
    return spec;
  }

  /** As {@link #declaration}, where only a training will do. */
  public static Optional<ExperimentSpec> read(
      String file, Path path, Map<String, String> overrides, Problems problems) {
    return declaration(file, path, overrides, problems)
        .flatMap(declaration -> training(declaration, problems));
  }

  private static Optional<ExperimentSpec> training(Declaration declaration, Problems problems) {
    if (declaration instanceof ExperimentSpec spec) {
      return Optional.of(spec);
    }
    problems.add(
        declaration.file(),
        Position.START,
        ProblemCode.E104_NOT_ALLOWED,
        "A benchmark stands where a training is wanted.",
        "Use `kind: train`.");
    return Optional.empty();
  }

  /** As {@link #read}, where the text is at hand and may never have been a file. */
  static Optional<ExperimentSpec> readText(
      String file, Path path, String text, Map<String, String> overrides, Problems problems) {
    return declarationText(file, path, text, overrides, problems)
        .flatMap(declaration -> training(declaration, problems));
  }

  /** As {@link #declaration}, where the text is at hand and may never have been a file. */
  public static Optional<Declaration> declarationText(
      String file, Path path, String text, Map<String, String> overrides, Problems problems) {
    SpecReader reader = new SpecReader(file, path, overrides);
    Optional<Declaration> spec = reader.spec(text);
    problems.addAll(reader.problems);
    return spec;
  }

  private Optional<Declaration> spec(String text) {
    Documents documents = new Documents(problems);
    Optional<Written> composed = documents.compose(file, path, text);
    if (composed.isEmpty()) {
      return Optional.empty();
    }
    Grammar grammar = Grammar.of(composed.get());
    Written written =
        new Overrides(problems, grammar, searched(composed.get())).apply(composed.get(), overrides);
    if (!documents.isWhole()) {
      return checkedAlone(grammar, written);
    }
    return Grammar.isBenchmark(composed.get())
        ? new BenchmarkReader(file, directory(), problems)
            .spec(written, searched(written), text)
            .map(spec -> spec)
        : spec(written, text).map(spec -> spec);
  }

  /** Without what it extends, a document can only be judged by what it says. */
  private Optional<Declaration> checkedAlone(Grammar grammar, Written written) {
    var unused =
        new ShapeChecker(problems, grammar, searched(written))
            .check(grammar.document(), written, Spot.ROOT);
    return Optional.empty();
  }

  private static Optional<Written> field(Written written, String key) {
    return written instanceof Written.Fields map
        ? Optional.ofNullable(map.fields().get(key)).map(Written.Field::value)
        : Optional.empty();
  }

  private static Collection<String> searched(Written written) {
    return field(written, "search")
        .flatMap(search -> field(search, "space"))
        .filter(Written.Fields.class::isInstance)
        .map(space -> ((Written.Fields) space).fields().keySet())
        .orElse(Set.of());
  }

  private Optional<ExperimentSpec> spec(Written written, String text) {
    ShapeChecker checker = new ShapeChecker(problems, Grammar.TRAINING, searched(written));
    Optional<JsonNode> checked = checker.check(Language.DOCUMENT, written, Spot.ROOT);
    if (checked.isEmpty()) {
      return Optional.empty();
    }
    ObjectNode base = (ObjectNode) checked.get();
    DerivedDefaults.apply(base);
    Positions positions = checker.positions();
    JsonNode declaredSearch = base.path("search").deepCopy();
    SearchSpec search = SearchBinding.search(base, declaredSearch);
    Expansion expansion = new Expansion(Grammar.TRAINING, search);
    checkWhole(search, expansion, positions, checker.isDecided());
    return problems.hasErrors()
        ? Optional.empty()
        : Optional.of(bind(expansion, search, positions, text));
  }

  private void checkWhole(
      SearchSpec search, Expansion expansion, Positions positions, boolean decided) {
    boolean expandable = new SpaceRules(search, positions, problems).expandable() && decided;
    for (Completion.Missing missing : expansion.missing()) {
      boolean later = expandable && isVaried(missing.path());
      if (!later && !isConsequence(missing.path(), search.base())) {
        MissingKey.report(problems, positions, missing);
      }
    }
    if (expandable) {
      new TrialRules(Grammar.TRAINING, search, positions, problems).check(expansion);
    }
    checkSelect(expansion.resolved().get("select"), positions);
    new SplitRules(expansion.resolved(), positions, problems).check();
    BaselineBinding.check(expansion.resolved(), positions, problems);
    new TaskRules(expansion.resolved(), positions, problems).check();
    if (!problems.hasErrors()) {
      TrainRules rules = new TrainRules(positions, problems);
      expansion.allowed().forEach(trial -> rules.check(trial.resolved()));
    }
  }

  private void checkSelect(JsonNode select, Positions positions) {
    if (select.get("rule").asText().equals("one_standard_error")
        && select.get("simpler_is").isEmpty()
        && !positions.isWritten("select.simpler_is.0")) {
      problems.add(
          positions.place("select.rule"),
          ProblemCode.E103_MISSING_KEY,
          "`one_standard_error` chooses the simplest trial, but `select.simpler_is` does not say"
              + " what is simpler.",
          "Add `simpler_is: [{model.parameters: fewer}]`.");
    }
  }

  /** Without a source that can be read, nobody knows whether the target must be named. */
  private static boolean isConsequence(String path, ObjectNode declared) {
    return path.equals("task.target") && Trees.find(declared, "data.source").isEmpty();
  }

  private static boolean isVaried(String path) {
    return Grammar.TRAINING.varied().contains(path.split("\\.", -1)[0]);
  }

  /** Where only the search gives a needed value, the first trial stands for the declaration. */
  private static ObjectNode varied(Configuration first) {
    return first.resolved().deepCopy().retain(Grammar.TRAINING.varied());
  }

  private ExperimentSpec bind(
      Expansion expansion, SearchSpec search, Positions positions, String text) {
    ObjectNode resolved = expansion.resolved();
    if (!expansion.missing().isEmpty()) {
      resolved.setAll(varied(expansion.configurations().getFirst()));
    }
    return new ExperimentSpec(
        file,
        directory(),
        resolved.get("name").textValue(),
        resolved.get("seed").longValue(),
        Binding.settings(resolved),
        search.withBaselines(BaselineBinding.baselines(resolved.get("search").get("baselines"))),
        Binding.select(resolved.get("select")),
        Binding.execute(resolved.get("execute")),
        Binding.budget(resolved.get("budget")),
        resolved,
        positions,
        text);
  }

  private Path directory() {
    Path parent = path.toAbsolutePath().normalize().getParent();
    return parent == null ? path.toAbsolutePath() : parent;
  }
}
