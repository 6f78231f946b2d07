// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.CellConfiguration;
import assay.runner.spec.CellSettings;
import assay.runner.spec.ModelSpec;
import assay.runner.spec.ScenarioSpec;
import assay.runner.spec.SubjectSpec;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Expands a benchmark to its trials and gives measurements their keys. Pure. */
public final class BenchmarkPlanner {
  /**
   * Raised whenever a change of the program changes what is measured for equal settings, so that
   * older results are not taken for an answer.
   */
  static final int RULE_VERSION = 1;

  private BenchmarkPlanner() {}

  /** Trials in grid order, numbered from 1; equal ones once. */
  public static BenchmarkPlan plan(BenchmarkSpec spec, BenchmarkInputs inputs) {
    List<BenchmarkTrial> trials = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (CellConfiguration configuration : spec.configurations()) {
      BenchmarkTrial trial = trial(trials.size() + 1, configuration, inputs);
      if (seen.add(trial.key())) {
        trials.add(trial);
      }
    }
    return new BenchmarkPlan(spec, inputs, trials);
  }

  private static BenchmarkTrial trial(
      int number, CellConfiguration configuration, BenchmarkInputs inputs) {
    CellSettings settings = configuration.settings();
    int threads = settings.threads().orElse(threads(settings, inputs));
    String digest =
        settings.subject() instanceof SubjectSpec.File file
            ? Objects.requireNonNull(inputs.digests().get(file.path()), file.path())
            : "";
    ObjectNode resolved = resolved(configuration.resolved(), settings, threads);
    return new BenchmarkTrial(
        number,
        sha256(document(inputs, resolved, digest, settings)),
        label(settings),
        digest,
        configuration.searched(),
        settings,
        threads,
        resolved);
  }

  /** Calls at once and threads of one call would wait for each other: never both above one. */
  private static int threads(CellSettings settings, BenchmarkInputs inputs) {
    return settings.scenario().concurrency() > 1 ? 1 : inputs.cores();
  }

  private static ObjectNode resolved(ObjectNode configured, CellSettings settings, int threads) {
    ObjectNode resolved = configured.deepCopy();
    resolved.put("engine", settings.engine());
    ((ObjectNode) resolved.get("execute")).put("threads", threads);
    ObjectNode model = (ObjectNode) resolved.get("model");
    if (settings.subject() instanceof SubjectSpec.File) {
      model.remove("family");
    }
    return resolved;
  }

  private static String label(CellSettings settings) {
    return switch (settings.subject()) {
      case SubjectSpec.Family family -> label(family, settings.shape());
      case SubjectSpec.File file -> {
        String name = file.path().substring(file.path().lastIndexOf('/') + 1);
        yield name.replaceFirst("\\.[a-zA-Z]+$", "");
      }
    };
  }

  private static String label(SubjectSpec.Family family, List<Integer> shape) {
    return switch (family.model()) {
      case ModelSpec.Mlp mlp ->
          "mlp "
              + Stream.of(shape, mlp.hidden(), List.of(family.outputs()))
                  .flatMap(List::stream)
                  .map(String::valueOf)
                  .collect(Collectors.joining("-"));
      case ModelSpec.Cnn cnn -> "cnn of %d layers".formatted(cnn.layers().size());
      case ModelSpec.Recurrent recurrent ->
          recurrent.cell().name().toLowerCase(Locale.ROOT)
              + " "
              + recurrent.hidden().stream().map(String::valueOf).collect(Collectors.joining("-"));
      case ModelSpec.Transformer transformer ->
          "transformer %d × %d".formatted(transformer.layers(), transformer.width());
    };
  }

  static String key(BenchmarkInputs inputs, BenchmarkTrial trial, int fork) {
    ObjectNode document = document(inputs, trial.resolved(), trial.digest(), trial.settings());
    return sha256(document.put("fork", fork));
  }

  /**
   * Everything that can change a result. Left out are names, how many forks there are, when to
   * stop, and what is only judged afterwards.
   */
  private static ObjectNode document(
      BenchmarkInputs inputs, ObjectNode resolved, String digest, CellSettings cell) {
    ObjectNode settings = resolved.deepCopy();
    ObjectNode scenario = (ObjectNode) settings.get("scenario");
    String kind = ScenarioSpec.kindOf(scenario);
    scenario.remove(List.of("name", "percentile", "limit", "samples_min", "load"));
    scenario.put("kind", kind);
    ObjectNode measure = (ObjectNode) settings.get("measure");
    ((ObjectNode) measure.get("repeats")).remove(List.of("forks", "max_forks", "until"));
    measure.remove("environment");
    if (!digest.isEmpty()) {
      settings.set("model", JsonNodeFactory.instance.objectNode().put("digest", digest));
    }
    ObjectNode document = JsonNodeFactory.instance.objectNode();
    document.put("engine", inputs.engineVersions().getOrDefault(cell.engine(), ""));
    document.put("fingerprint", inputs.fingerprint(cell));
    document.put("rule", RULE_VERSION);
    document.set("settings", settings);
    return document;
  }

  private static String sha256(ObjectNode document) {
    return Keys.sha256(CanonicalJson.write(document));
  }
}
