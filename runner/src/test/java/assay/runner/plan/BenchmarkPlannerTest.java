// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.testing.Benchmarks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BenchmarkPlannerTest {
  @TempDir Path folder;

  @Test
  void trialsAreNumberedInGridOrder() {
    List<BenchmarkTrial> trials = Benchmarks.plan(Benchmarks.SMALL).trials();

    assertThat(trials).extracting(BenchmarkTrial::number).containsExactly(1, 2);
    assertThat(trials).extracting(trial -> trial.settings().batch()).containsExactly(1, 16);
    assertThat(trials).extracting(BenchmarkTrial::label).containsOnly("mlp 4-8-3");
  }

  @Test
  void everyForkIsAQuestionOfItsOwn() {
    BenchmarkPlan plan = Benchmarks.plan(Benchmarks.SMALL);
    BenchmarkTrial trial = plan.trials().getFirst();

    assertThat(plan.measurement(trial, 0).key())
        .hasSize(64)
        .isNotEqualTo(plan.measurement(trial, 1).key())
        .isNotEqualTo(trial.key());
  }

  /** What cannot change a result does not make another question of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "name: small | name: other",
        "measure: {profile: smoke} | measure: {profile: smoke, repeats: {max_forks: 9}}",
        "execute: {threads: 1} | execute: {threads: 1, order: sequential, timeout: 1m}",
        "execute: {threads: 1} | scenarios: [{name: fast, kind: single_stream, limit: 1s}]"
      })
  void namesAndOrderChangeNoKey(String written, String other) {
    String text =
        other.startsWith("scenarios")
            ? Benchmarks.SMALL + other + "\n"
            : Benchmarks.SMALL.replace(written, other);

    assertThat(keys(text)).isEqualTo(keys(Benchmarks.SMALL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hidden: [8] | hidden: [9]",
        "threads: 1 | threads: 2",
        "shape: [4] | shape: [5]",
        "profile: smoke | profile: standard",
        "profile: smoke | profile: smoke, repeats: {min_duration: 1s}",
        "profile: smoke | profile: smoke, parity: {max_abs: 0.1}",
        "name: small | {name: small, seed: 1}"
      })
  void whatCanChangeAResultChangesTheKey(String written, String other) {
    String text =
        other.startsWith("{")
            ? Benchmarks.SMALL + "seed: 1\n"
            : Benchmarks.SMALL.replace(written, other);

    assertThat(keys(text)).doesNotContainAnyElementsOf(keys(Benchmarks.SMALL));
  }

  @Test
  void anotherMachineIsAnotherQuestion() {
    var spec = Benchmarks.spec(Benchmarks.SMALL);

    BenchmarkPlan here = BenchmarkPlanner.plan(spec, Benchmarks.inputs("here", Map.of()));
    BenchmarkPlan there = BenchmarkPlanner.plan(spec, Benchmarks.inputs("there", Map.of()));

    assertThat(here.measurement(here.trials().getFirst(), 0).key())
        .isNotEqualTo(there.measurement(there.trials().getFirst(), 0).key());
  }

  @Test
  void modelFilesCountByTheirContent() throws Exception {
    Files.createFile(folder.resolve("a.onnx"));
    Files.createFile(folder.resolve("b.onnx"));
    String text =
        Benchmarks.SMALL.replace("{family: mlp, hidden: [8], outputs: 3}", "{file: a.onnx}");
    var a = Benchmarks.spec(folder.resolve("x.yaml"), text);
    var b = Benchmarks.spec(folder.resolve("x.yaml"), text.replace("a.onnx", "b.onnx"));

    BenchmarkPlan first = Benchmarks.plan(a, Map.of("a.onnx", "d1"));
    BenchmarkPlan renamed = Benchmarks.plan(b, Map.of("b.onnx", "d1"));
    BenchmarkPlan changed = Benchmarks.plan(a, Map.of("a.onnx", "d2"));

    assertThat(first.trials().getFirst().label()).isEqualTo("a");
    assertThat(renamed.trials().getFirst().key()).isEqualTo(first.trials().getFirst().key());
    assertThat(changed.trials().getFirst().key()).isNotEqualTo(first.trials().getFirst().key());
  }

  /** Threads of the engine and calls at once would wait for each other. */
  @Test
  void theEngineHasAllCoresUnlessCallsHave() {
    String open = Benchmarks.SMALL.replace("execute: {threads: 1}", "");
    String several = open + "scenarios: [{name: multi_stream, concurrency: 2}]\n";

    assertThat(Benchmarks.plan(open).trials().getFirst().threads()).isEqualTo(4);
    assertThat(Benchmarks.plan(several).trials().getFirst().threads()).isEqualTo(1);
  }

  private static List<String> keys(String text) {
    return Benchmarks.plan(text).trials().stream().map(BenchmarkTrial::key).toList();
  }
}
