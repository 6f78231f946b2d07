// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PredefinedFoldsTest {
  private static final DataSet DATA =
      new DataSet(List.of("x"), new double[6], List.of("a", "b"), new int[] {0, 1, 0, 1, 0, 1}, "");

  @TempDir Path directory;
  private final Problems problems = new Problems();

  @Test
  void eachRowIsTestedByTheFoldThatTheFileNames() throws IOException {
    Folds folds = split("{\"test_fold_of_row\": [1, 0, 0, 1, 1, 0]}", 2).orElseThrow();

    assertThat(folds.count()).isEqualTo(2);
    assertThat(folds.repeats()).isEqualTo(2);
    assertThat(folds.fold(0, 0).testRows()).containsExactly(1, 2, 5);
    assertThat(folds.fold(1, 0).trainRows()).containsExactly(0, 3, 4);
    assertThat(folds.fold(1, 1).testRows()).containsExactly(0, 3, 4);
  }

  @Test
  void rowsOfFoldMinusOneOnlyTrain() throws IOException {
    Folds folds = split("{\"test_fold_of_row\": [-1, -1, 0, 0, 1, 1]}", 1).orElseThrow();

    assertThat(folds.fold(0, 0).trainRows()).containsExactly(0, 1, 4, 5);
    assertThat(folds.fold(0, 1).testRows()).containsExactly(4, 5);
  }

  @Test
  void theDigestIsOfTheFoldsAndNotOfTheNotesBesideThem() throws IOException {
    String plain = split("{\"test_fold_of_row\": [0,0,1,1,0,0]}", 1).orElseThrow().digest();
    String noted =
        split("{\"made_by\": {\"x\": [1]},\n\"test_fold_of_row\": [0, 0, 1, 1, 0, 0]}", 1)
            .orElseThrow()
            .digest();
    String other = split("{\"test_fold_of_row\": [0,0,1,1,1,1]}", 1).orElseThrow().digest();

    assertThat(plain).matches("[0-9a-f]{64}").isEqualTo(noted).isNotEqualTo(other);
  }

  @Test
  void aColumnMayNameTheFoldsAndIsThenNoFeature() {
    DataSet data =
        new DataSet(
            List.of("x", "fold"),
            new double[] {5, 0, 6, 0, 7, 1, 8, 1, 9, -1, 9, -1},
            List.of("a", "b"),
            new int[] {0, 1, 0, 1, 0, 1},
            "");
    ExperimentSpec spec = column("fold");

    Folds folds = Splitter.split(spec, data, problems).orElseThrow();

    assertThat(folds.count()).isEqualTo(2);
    assertThat(folds.fold(0, 1).testRows()).containsExactly(2, 3);
    assertThat(folds.fold(0, 1).trainRows()).containsExactly(0, 1, 4, 5);
    assertThat(FoldColumn.removed(spec, data).featureNames()).containsExactly("x");
    assertThat(Splitter.split(column("x"), data, problems)).isEmpty();
    assertThat(Splitter.split(column("flod"), data, problems)).isEmpty();
    assertThat(problems.lines())
        .anySatisfy(line -> assertThat(line).contains("Fold 0 has no test rows"))
        .anySatisfy(line -> assertThat(line).contains("no column `flod`", "Did you mean `fold`?"));
  }

  private static ExperimentSpec column(String name) {
    return Declarations.of(new SplitSpec.Predefined(Optional.empty(), Optional.of(name), 1));
  }

  @Test
  void rangesOfRowsMayLeaveRowsOut() throws IOException {
    Folds folds =
        split(
                "{\"folds\": [{\"train\": [0, 2], \"test\": [3, 5], \"note\": 1},"
                    + " {\"test\": [5, 6], \"train\": [1, 4]}]}",
                2)
            .orElseThrow();

    assertThat(folds.count()).isEqualTo(2);
    assertThat(folds.fold(1, 0).trainRows()).containsExactly(0, 1);
    assertThat(folds.fold(1, 0).testRows()).containsExactly(3, 4);
    assertThat(folds.fold(0, 1).trainRows()).containsExactly(1, 2, 3);
    assertThat(folds.fold(0, 1).testRows()).containsExactly(5);
    assertThat(folds.digest()).matches("[0-9a-f]{64}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u00a7',
      value = {
        "{'test_fold_of_row': [0, 1, 0]}           |1:1|`test_fold_of_row` has 3 entries, the data",
        "{'test_fold_of_row': [0, 1, 0, 1, 2.5, 0]}|1:35|A fold is a whole number from 0 on, or -1",
        "{'test_fold_of_row': [0, 1, 0, 1, -2, 0]} |1:35|this is `-2`",
        "{'test_fold_of_row': [0, 1, 0, 1, 5000000000, 0]}|1:35|this is `5000000000`",
        "{'test_fold_of_row': [0, 1, 0, 1, null, 0]}|1:35|this is `null`",
        "{'test_fold_of_row': [0, 1, 0, 1, [1], 0]}|1:35|A fold is a whole number",
        "{'test_fold_of_row': [0, 0, 2, 2, 3, 3]}  |1:1|Fold 1 has no test rows, but there is a",
        "{'test_fold_of_row': [0, 0, 1, 1, 2000000000, 1]}|1:1|Fold 2 has no test rows",
        "{'test_fold_of_row': [0, 0, 0, 0, 0, 0]}  |1:1|Fold 0 tests every row",
        "{'test_fold_of_row': [-1, -1, -1, -1, -1, -1]}|1:1|No row is in a test part",
        "{'test_fold_of_row': [0, 1, 0, 1, 0, 1]}  |1:1|of fold 0 has no row of class `a`",
        "{'test_fold_of_row': 3}                   |1:22|wants a list of fold numbers",
        "{'fold': [0, 1]}                          |1:16|The key `test_fold_of_row` is missing",
        "{'folds': 3}                              |1:11|`folds` wants a list of folds",
        "{'folds': [0, 1]}                         |1:12|A fold is an object with `train` and",
        "{'folds': [{'train': [0, 3]}]}            |1:28|A fold needs `train` and `test`",
        "{'folds': [{'train': [0, 3, 4], 'test': [3, 4]}]}|1:30|`train` wants the first row and",
        "{'folds': [{'train': [0, 2], 'test': [4, 4]}]}|1:43|`test` wants the first row and the",
        "{'folds': [{'train': [0, 2], 'test': [4, 7]}]}|1:1|A fold reaches to row 7, the data has 6",
        "{'folds': [{'train': [0, 3], 'test': [2, 4]}]}|1:1|train [0, 3] and test [2, 4] have rows",
        "{'folds': [{'train': [0, 1], 'test': [2, 4]}]}|1:1|fold 0 has no row of class `b`",
        "{'folds': []}                             |1:1|No row is in a test part",
        "{'folds': [], 'test_fold_of_row': [0, 1]} |1:35|are both there; which one is meant?",
        "[0, 1, 0, 1]                              |1:1|The file is not a JSON object",
        "{'test_fold_of_row': [0, 1                |1:27|The file is not JSON",
        "test_fold_of_row: [0]                     |1:|The file is not JSON",
        "''                                        |1:1|The file is not a JSON object"
      })
  void aFileThatCannotBeUsedIsToldAtItsPlace(String json, String at, String message)
      throws IOException {
    assertThat(split(json.strip().replace('\'', '"'), 1)).isEmpty();

    assertThat(problems.lines())
        .first()
        .asString()
        .startsWith(directory.resolve("folds.json") + ":" + at)
        .contains(": E123: ", message);
  }

  @Test
  void aMissingFileIsToldWhereItIsNamed() {
    ExperimentSpec spec =
        Declarations.of(
            directory, "builtin:iris", "species", new SplitSpec.Predefined("none.json", 1));

    assertThat(Splitter.split(spec, DATA, problems)).isEmpty();

    assertThat(problems.lines())
        .singleElement()
        .asString()
        .startsWith("experiment.yaml:5:20: E105");
  }

  private Optional<Folds> split(String json, int repeats) throws IOException {
    Files.writeString(directory.resolve("folds.json"), json);
    SplitSpec split = new SplitSpec.Predefined("folds.json", repeats);
    return Splitter.split(
        Declarations.of(directory, "builtin:iris", "species", split), DATA, problems);
  }
}
