// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of wrong benchmarks: where, what, and what would pass. */
class BenchmarkMistakesTest {
  private static final String VALID =
      """
      assay: 1
      kind: benchmark
      name: small
      model: {family: mlp, hidden: [8]}
      input: {shape: [4], batch: 8}
      scenarios: [{name: offline, samples_min: 64}, {name: single_stream, percentile: 90}]
      search:
        space: {execute.threads: {values: [1, 2]}}
        forbid: [{scenario: offline, execute.threads: 2}]
      measure: {profile: standard, repeats: {forks: 3}}
      execute: {target: cpu, on_oom: skip_larger}
      report: {compare: {baseline: {input.batch: 8}}}
      """;

  @Test
  void theDeclarationTheMistakesAreMadeInIsRight() {
    assertThat(problems(VALID)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "4 | modle: {family: mlp} | 4:1: E101: `modle` is not known here. Did you mean `model`?",
        "4 | model: {family: mlp, hiden: [8]} | 4:22: E101: `model.hiden` is not known here. Did"
            + " you mean `model.hidden`?",
        "4 | model: {artifact: run:a/best} | 4:9: E106: `model.artifact` is part of the language,"
            + " but this version does not run it yet. Write `file:` with the path of an .onnx or"
            + " .pt file.",
        "4 | model: {file: none.onnx} | 4:15: E105: none.onnx does not exist. Paths are relative"
            + " to the declaration.",
        "4 | model: {file: weights.bin} | 4:15: E104: `file` wants an .onnx or a TorchScript .pt"
            + " file, got \"weights.bin\". Export the model as ONNX or TorchScript.",
        "5 | input: {shape: [4, 4]} | 5:16: E104: `mlp` takes rows: its `shape` has one number,"
            + " got [4, 4]. Use `shape: [16]`.",
        "5 | input: {batch: 8} | 5:8: E103: `input.shape` is missing (of one sample, without the"
            + " batch). Add `input: {shape: [64]}`.",
        "5 | input: {shape: [4], type: int64} | 5:27: E103: Random whole numbers need `max`: they"
            + " are drawn from 0 to below it. Add `max:`, such as the size of the vocabulary.",
        "5 | input: {shape: [4], type: int64, max: 9} | 5:27: E104: A declared family has one input, of"
            + " floating-point numbers. Use `input: {shape: [64], type: float32}`.",
        "5 | input: {shape: [4], type: int8} | 5:27: E106: `int8` for `type` is part of"
            + " the language, but this version does not run it yet. Use `float32`.",
        "6 | scenarios: [{name: offline, load: poisson}] | 6:35: E104: `offline` has a closed"
            + " load. Use `load: closed`, or `kind: server`.",
        "6 | scenarios: [{name: offline}, {name: server}] | 6:30: E103: A poisson load needs"
            + " `rate`, in calls per second. Add `rate: [10, 50]`.",
        "6 | scenarios: [{name: offline}, {name: mine}] | 6:30: E103: `mine` is not the name of a"
            + " kind of scenario, and `kind` is missing. Add `kind:` with `single_stream`,"
            + " `multi_stream`, `server`, `offline` or `training_step`.",
        "6 | scenarios: [{name: offline}, {name: offline}] | 6:37: E104: Two scenarios are called"
            + " `offline`. Rename one of them.",
        "6 | scenarios: [{name: multi_stream, concurrency: 4}, {name: offline}] | 8:11: E104:"
            + " `multi_stream` has 4 calls at once, and the engine would use 2 threads for each:"
            + " they would only wait for each other. Forbid `{scenario: multi_stream,"
            + " execute.threads: [2]}`, or use `concurrency: 1`.",
        "9 | ~~forbid: [{scenario: oflline}] | 9:12: E104: No scenario is called \"oflline\". Use"
            + " `offline` or `single_stream`.",
        "8 | ~~space: {measure.profile: {values: [smoke]}} | 8:11: E104: `measure.profile` cannot"
            + " be searched: all trials of an experiment share it. Search paths under `model`,"
            + " `engine`, `input`, `execute.target` or `execute.threads`.",
        "10 | measure: {profile: fast} | 10:20: E104: `profile` wants one of `smoke`, `standard`,"
            + " `publish`, got text \"fast\".",
        "10 | measure: {repeats: {forks: 5, max_forks: 3}} | 10:42: E104: `max_forks` is below"
            + " `forks`. Use `max_forks: 5` or more.",
        "10 | measure: {energy: {source: [meter]}} | 10:29: E104: Item 1 of `source` wants one of `counter`,"
            + " `sampled`, `estimate`, got text \"meter\".",
        "10 | measure: {energy: {idle_baseline: 7}} | 10:35: E102: `idle_baseline` wants a duration"
            + " such as `10s` or `1m30s`, or 0, got 7.",
        "11 | execute: {target: tpu} | 11:19: E104: `target` wants `cpu` or `gpu:N`, got text"
            + " \"tpu\"."
      })
  void mistakesAreToldWithTheirPlaceAndWhatWouldPass(int line, String written, String expected) {
    String[] lines = VALID.split("\n", -1);
    lines[line - 1] = written.replace('~', ' ');

    assertThat(problems(String.join("\n", lines))).contains("a.yaml:" + expected);
  }

  @Test
  void allMistakesAreToldAtOnce() {
    String text =
        VALID
            .replace("family: mlp", "family: mlpp")
            .replace("profile: standard", "profile: fast")
            .replace("target: cpu", "target: tpu");

    assertThat(problems(text)).hasSize(3);
  }

  @Test
  void everyKeyOfTheLanguageHasAMeaning() {
    assertThat(BenchmarkLanguage.DOCUMENT.keys()).allMatch(key -> !key.meaning().isBlank());
  }

  private static List<String> problems(String text) {
    Problems problems = new Problems();
    var unused = SpecReader.declarationText("a.yaml", Path.of("a.yaml"), text, Map.of(), problems);
    return problems.lines();
  }
}
