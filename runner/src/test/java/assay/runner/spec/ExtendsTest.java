// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static assay.runner.spec.Declarations.VALID;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtendsTest {
  @TempDir Path folder;

  private final Problems problems = new Problems();

  @Test
  void mapsAreMergedAndEverythingElseIsReplaced() throws IOException {
    write("base.yaml", VALID + "evaluate: {metrics: [accuracy, mcc]}\nseed: 4\n");
    write(
        "child.yaml",
        "extends: base.yaml\nname: child\ntrain: {epochs: 9}\nevaluate: {metrics: [brier]}\n");

    ExperimentSpec spec = read("child.yaml").orElseThrow();

    assertThat(spec.name()).isEqualTo("child");
    assertThat(spec.seed()).isEqualTo(4);
    assertThat(spec.settings().train().epochs()).isEqualTo(9);
    assertThat(spec.settings().train().batchSize()).isEqualTo(16);
    assertThat(spec.settings().evaluate().metrics()).containsExactly("accuracy", "brier");
    assertThat(spec.resolved().has("extends")).isFalse();
  }

  @Test
  void aProblemPointsToTheFileThatHoldsTheValue() throws IOException {
    write("base.yaml", VALID.replace("epochs: 5", "epochs: five"));
    write("child.yaml", "extends: base.yaml\ntrain: {l2: -1}\n");

    assertThat(read("child.yaml")).isEmpty();
    assertThat(problems.lines())
        .containsExactly(
            "dir/base.yaml:12:11: E102: `epochs` wants a whole number ≥ 1, got text \"five\".",
            "dir/child.yaml:2:13: E104: `l2` wants a number ≥ 0, got -1.");
  }

  @Test
  void positionsTellTheFileOfAValue() throws IOException {
    write("base.yaml", VALID);
    write("child.yaml", "extends: base.yaml\nseed: 3\n");

    Positions positions = read("child.yaml").orElseThrow().positions();

    assertThat(positions.place("train.epochs"))
        .isEqualTo(new Place("dir/base.yaml", new Position(12, 11)));
    assertThat(positions.place("seed")).isEqualTo(new Place("dir/child.yaml", new Position(2, 7)));
  }

  @Test
  void aChangedChoiceKeepsOnlyWhatItKnows() throws IOException {
    write(
        "base.yaml",
        VALID.replace("name: adam", "name: adam\n    beta_1: 0.5\n    learning_rate: 0.3"));
    write("child.yaml", "extends: base.yaml\ntrain: {optimizer: {name: sgd}}\n");

    assertThat(read("child.yaml").orElseThrow().settings().train().optimizer())
        .isEqualTo(new OptimizerSpec.Sgd(0.3, 0.0));
  }

  @Test
  void aSearchedPathIsReplacedWholeAndKeepsItsCondition() throws IOException {
    write("base.yaml", VALID + SearchTest.SPACE);
    write(
        "child.yaml",
        """
        extends: base.yaml
        search:
          space:
            train.optimizer.learning_rate: {values: [0.5]}
            train.optimizer.momentum: {values: [0.7]}
        """);

    assertThat(read("child.yaml").orElseThrow().configurations())
        .extracting(configuration -> configuration.settings().train().optimizer())
        .containsExactly(
            new OptimizerSpec.Sgd(0.5, 0.7), new OptimizerSpec.Adam(0.5, 0.9, 0.999, 1e-8));
  }

  @Test
  void pathsInAFileOfAnotherFolderAreRelativeToThatFile() throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    write(
        "sub/base.yaml",
        VALID
                .replace("\"builtin:iris\"", "\"csv:rows.csv\"")
                .replace("type: classification", "type: classification, target: y")
            + "split: {outer: {method: predefined, file: folds.json}}\n");
    write("child.yaml", "extends: sub/base.yaml\n");

    TrialSettings settings = read("child.yaml").orElseThrow().settings();

    assertThat(settings.data().source()).isEqualTo("csv:sub/rows.csv");
    assertThat(settings.split()).isEqualTo(new SplitSpec.Predefined("sub/folds.json", 1));
  }

  @Test
  void aCircleIsAnErrorWhereItCloses() throws IOException {
    write("a.yaml", "extends: b.yaml\n" + VALID);
    write("b.yaml", "extends: a.yaml\n");

    assertThat(read("a.yaml")).isEmpty();
    assertThat(problems.lines())
        .containsExactly(
            "dir/b.yaml:1:10: E104: `extends: a.yaml` leads back to a file that is being"
                + " extended.");
  }

  @Test
  void filesThatAreNotThereAreNamedWhereTheyAreAskedFor() throws IOException {
    write("child.yaml", "extends: nowhere.yaml\n" + VALID);

    assertThat(read("child.yaml")).isEmpty();
    assertThat(read("missing.yaml")).isEmpty();
    assertThat(problems.lines())
        .containsExactly(
            "dir/child.yaml:1:10: E105: dir/nowhere.yaml does not exist.",
            "dir/missing.yaml:1:1: E105: dir/missing.yaml does not exist.");
  }

  @Test
  void bytesThatAreNoTextAreAProblem() throws IOException {
    Files.write(
        folder.resolve("latin.yaml"), "name: f\u00fc".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(read("latin.yaml")).isEmpty();
    assertThat(problems.lines())
        .containsExactly("dir/latin.yaml:1:8: E100: The file is not UTF-8 text. Save it as UTF-8.");
  }

  @Test
  void aFolderIsNoExperiment() throws IOException {
    Files.createDirectory(folder.resolve("sub"));

    assertThat(read("sub")).isEmpty();
    assertThat(problems.lines()).containsExactly("dir/sub:1:1: E105: dir/sub cannot be read.");
  }

  @Test
  void aByteOrderMarkIsIgnored() throws IOException {
    write("bom.yaml", "\uFEFF" + VALID);

    assertThat(read("bom.yaml")).isPresent();
    assertThat(problems.lines()).isEqualTo(List.of());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private Optional<ExperimentSpec> read(String name) {
    return SpecReader.read("dir/" + name, folder.resolve(name), Map.of(), problems);
  }
}
