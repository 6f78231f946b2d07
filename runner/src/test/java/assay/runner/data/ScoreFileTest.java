// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreFileTest {
  @TempDir Path directory;

  @Test
  void columnsMayComeInAnyOrder() throws IOException {
    List<ScoreRow> rows =
        read(
            "n_test,score,trial,repeat,fold,n_train\n30,0.9,a,1,2,120\n\n30,-1e-2,\"b, c\",0,0,60\n");

    assertThat(rows)
        .containsExactly(
            new ScoreRow("a", 2, 1, 0.9, OptionalDouble.of(0.25)),
            new ScoreRow("b, c", 0, 0, -0.01, OptionalDouble.of(0.5)));
  }

  @Test
  void sizesOfFoldsMayBeLeftOut() throws IOException {
    assertThat(read("trial,fold,repeat,score\na,0,0,1\n"))
        .containsExactly(new ScoreRow("a", 0, 0, 1, OptionalDouble.empty()));
  }

  @Test
  void everyWrongCellIsToldAtOnceWithItsPlace() throws IOException {
    assertThat(
            problems("trial,fold,repeat,score\na,0,0,0.5\na,0,0,0.6\n,x,0,0.5\nb,-1,0,NaN\nb,1\n"))
        .containsExactly(
            "scores.csv:3:1: E123: Fold 0 of repeat 0 of `a` has a score on line 2 already."
                + " Leave one of them out, or give it another repeat.",
            "scores.csv:4:1: E123: `trial` wants the name of a trial, got an empty cell."
                + " Fill it in, or leave the row out.",
            "scores.csv:4:2: E123: `fold` wants a whole number ≥ 0, got \"x\"."
                + " Count folds and repeats from 0.",
            "scores.csv:5:3: E123: `fold` wants a whole number ≥ 0, got \"-1\"."
                + " Count folds and repeats from 0.",
            "scores.csv:5:8: E123: `score` wants a number, got \"NaN\"."
                + " Write it like 0.953 or -2e-3, or leave the row out.",
            "scores.csv:6:1: E123: The row has 2 cells, the header 4."
                + " Give each row one cell per column; a cell with a comma in it needs quotes.");
  }

  @Test
  void columnsAreKnownByTheirNames() throws IOException {
    assertThat(problems("trial,fold,repeat,scor,n_test\na,0,0,0.5,3\n"))
        .anyMatch(line -> line.contains(":1:19: ") && line.endsWith("Did you mean `score`?"))
        .anyMatch(line -> line.contains("The column `score` is missing."))
        .anyMatch(line -> line.contains("The column `n_train` is missing."));
    assertThat(problems("trial,fold,repeat,score,fold,colour\na,0,0,0.5,0,1\n"))
        .anyMatch(
            line -> line.contains(":1:25: ") && line.contains("Two columns are called `fold`"))
        .anyMatch(line -> line.endsWith("Known are: trial, fold, repeat, score, n_train, n_test."));
  }

  @Test
  void foldsHaveRows() throws IOException {
    assertThat(problems("trial,fold,repeat,score,n_train,n_test\na,0,0,0.5,0,30\n"))
        .containsExactly(
            "scores.csv:2:11: E123: `n_train` wants a whole number ≥ 1, got \"0\"."
                + " Write how many rows the fold has.");
  }

  @Test
  void aFileWithoutRowsIsNoFileOfScores() throws IOException {
    assertThat(problems("trial,fold,repeat,score\n"))
        .singleElement()
        .asString()
        .contains("has a header and no rows");
    assertThat(problems("")).singleElement().asString().contains("The file is empty.");
  }

  private List<ScoreRow> read(String text) throws IOException {
    Problems problems = new Problems();
    List<ScoreRow> rows = ScoreFile.read(write(text), problems);
    assertThat(problems.lines()).isEmpty();
    return rows;
  }

  private List<String> problems(String text) throws IOException {
    Problems problems = new Problems();
    assertThat(ScoreFile.read(write(text), problems)).isEmpty();
    return problems.lines().stream().map(line -> line.replace(directory + "/", "")).toList();
  }

  private String write(String text) throws IOException {
    return Files.writeString(directory.resolve("scores.csv"), text).toString();
  }
}
