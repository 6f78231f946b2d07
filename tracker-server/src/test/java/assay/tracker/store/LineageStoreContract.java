// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Dataset;
import assay.tracker.model.DatasetInput;
import assay.tracker.model.DatasetSummary;
import assay.tracker.model.ModelOutput;
import assay.tracker.model.Run;
import assay.tracker.model.RunLineage;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link LineageStore} must do. A test of one implements this interface. */
public interface LineageStoreContract {

  /** The stores under test, empty before each test. */
  Stores stores();

  private LineageStore lineage() {
    return stores().lineage();
  }

  private String runOf(String experiment) {
    return stores().tracking().createRun(new NewRun(experiment, "r", "", 1, List.of())).info().id();
  }

  private static DatasetInput input(String name, String digest, Tag... tags) {
    return new DatasetInput(new Dataset(name, digest, "file", "/x", "", ""), List.of(tags));
  }

  private static Tag context(String value) {
    return new Tag(DatasetInput.CONTEXT, value);
  }

  private RunLineage of(String run) {
    return lineage().lineage(List.of(run, "no such run")).getOrDefault(run, RunLineage.NONE);
  }

  private List<String> runs(String filter) {
    return stores()
        .tracking()
        .searchRuns(
            new RunSearch(
                List.of("0"),
                Filter.parse(filter, Vocabulary.RUNS),
                Order.NONE,
                ViewType.ACTIVE_ONLY,
                PageRequest.EVERYTHING))
        .items()
        .stream()
        .map(Run::info)
        .map(info -> info.id())
        .toList();
  }

  @Test
  default void inputsAndOutputsAreReadBackInTheirOrder() {
    String run = runOf("0");
    List<DatasetInput> inputs = List.of(input("b", "1", context("train")), input("a", "2"));

    lineage().addInputs(run, inputs, List.of("m-2", "m-1"));
    lineage().addOutputs(run, List.of(new ModelOutput("m-3", 7), new ModelOutput("m-3", 9)));

    assertThat(of(run))
        .isEqualTo(
            new RunLineage(
                inputs,
                List.of("m-2", "m-1"),
                List.of(new ModelOutput("m-3", 7), new ModelOutput("m-3", 9))));
    assertThat(of(runOf("0"))).isEqualTo(RunLineage.NONE);
  }

  @Test
  default void aDataSetIsTakenOnceAndStaysAsItWas() {
    String run = runOf("0");
    lineage().addInputs(run, List.of(input("a", "1", context("train"))), List.of("m-1"));
    lineage().addInputs(run, List.of(input("a", "1", context("test"))), List.of("m-1"));

    assertThat(of(run).datasets()).containsExactly(input("a", "1", context("train")));
    assertThat(of(run).modelInputs()).containsExactly("m-1");
  }

  @Test
  default void deletedRunsTakeNoInputs() {
    String run = runOf("0");
    stores().tracking().deleteRun(run);

    assertThatThrownBy(() -> lineage().addInputs(run, List.of(input("a", "1")), List.of()))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> lineage().addOutputs("x", List.of()))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void dataSetsAreSummedUpByWhatTheyAreUsedFor() {
    String other =
        stores()
            .tracking()
            .createExperiment(new NewExperiment("other", Optional.empty(), List.of()))
            .id();
    lineage().addInputs(runOf("0"), List.of(input("a", "1", context("train"))), List.of());
    lineage().addInputs(runOf("0"), List.of(input("a", "1", context("train"))), List.of());
    lineage().addInputs(runOf("0"), List.of(input("a", "1")), List.of());
    lineage().addInputs(runOf(other), List.of(input("a", "1", context("test"))), List.of());

    assertThat(lineage().datasets(List.of("0"), 10))
        .containsExactlyInAnyOrder(
            new DatasetSummary("0", "a", "1", "train"), new DatasetSummary("0", "a", "1", ""));
    assertThat(lineage().datasets(List.of("0", other), 10)).hasSize(3);
    assertThat(lineage().datasets(List.of("0", other), 1)).hasSize(1);
  }

  @Test
  default void runsAreSearchedByAnyOfTheirDataSets() {
    String first = runOf("0");
    String second = runOf("0");
    runOf("0");
    lineage().addInputs(first, List.of(input("iris", "1", context("train"))), List.of());
    lineage()
        .addInputs(
            second, List.of(input("iris", "2"), input("wine", "3", context("eval"))), List.of());

    assertThat(runs("datasets.name = 'iris'")).containsExactlyInAnyOrder(first, second);
    assertThat(runs("dataset.name != 'iris'")).containsExactly(second);
    assertThat(runs("datasets.name = 'iris' AND datasets.digest = '3'")).containsExactly(second);
    assertThat(runs("datasets.context IN ('train', 'x')")).containsExactly(first);
    assertThat(runs("datasets.digest LIKE '%'")).hasSize(2);
  }
}
