// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Experiment;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Experiments: names, stages, tags, search. */
interface ExperimentContract extends TrackingStoreFixture {

  @Test
  default void whatComesFromElsewhereKeepsItsIdAndTime() {
    NewExperiment.Origin origin = new NewExperiment.Origin("415913779108472418", 12);
    Experiment experiment =
        store()
            .createExperiment(
                new NewExperiment(Optional.of(origin), "brought", Optional.empty(), List.of()));
    NewRun brought =
        new NewRun(Optional.of("0123456789abcdef"), experiment.id(), "name", "", 3, List.of());

    assertThat(experiment.id()).isEqualTo("415913779108472418");
    assertThat(experiment.creationTime()).isEqualTo(12);
    assertThat(store().createRun(brought).info().id()).isEqualTo("0123456789abcdef");
    assertThatThrownBy(() -> store().createRun(brought)).isInstanceOf(AlreadyExistsException.class);
    assertThatThrownBy(() ->
            store()
                .createExperiment(
                    new NewExperiment(Optional.of(origin), "other", Optional.empty(), List.of())))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  default void theDefaultExperimentIsThereFromTheStart() {
    Experiment experiment = store().requireExperiment("0");

    assertThat(experiment.name()).isEqualTo("Default");
    assertThat(experiment.artifactLocation()).isEqualTo("root:/0");
    assertThat(experiment.stage()).isEqualTo(LifecycleStage.ACTIVE);
  }

  @Test
  default void anExperimentIsFoundByIdAndName() {
    Experiment created = experiment("größe 📏", new Tag("k", "v"));

    assertThat(store().requireExperiment(created.id())).isEqualTo(created);
    assertThat(store().requireExperimentNamed("größe 📏")).isEqualTo(created);
    assertThat(created.tags()).containsExactly(new Tag("k", "v"));
    assertThat(created.artifactLocation()).isEqualTo("root:/" + created.id());
  }

  @Test
  default void anExperimentKeepsTheArtifactLocationItWasGiven() {
    Experiment created =
        store().createExperiment(new NewExperiment("x", Optional.of("s3://b/x?v=1"), List.of()));
    RunInfo run = run(created.id(), 1).info();

    assertThat(created.artifactLocation()).isEqualTo("s3://b/x?v=1");
    assertThat(run.artifactUri()).isEqualTo("s3://b/x/" + run.id() + "/artifacts?v=1");
  }

  @Test
  default void namesOfExperimentsAreUniqueEvenAmongDeletedOnes() {
    Experiment first = experiment("a");
    store().deleteExperiment(first.id());

    assertThatThrownBy(() -> experiment("a"))
        .isInstanceOf(AlreadyExistsException.class)
        .hasMessageStartingWith("Experiment(name=a) already exists.");
    Experiment second = experiment("b");
    assertThatThrownBy(() -> store().renameExperiment(second.id(), "a"))
        .isInstanceOf(AlreadyExistsException.class);
  }

  @Test
  default void deletingAnExperimentDeletesItsRunsAndRestoringBringsThemBack() {
    Experiment experiment = experiment("a");
    String run = run(experiment.id(), 1).info().id();

    store().deleteExperiment(experiment.id());
    assertThat(store().requireExperiment(experiment.id()).stage())
        .isEqualTo(LifecycleStage.DELETED);
    assertThat(store().requireRunInfo(run).stage()).isEqualTo(LifecycleStage.DELETED);
    assertThatThrownBy(() -> run(experiment.id(), 1)).isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> store().renameExperiment(experiment.id(), "b"))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> store().deleteExperiment(experiment.id()))
        .isInstanceOf(NotFoundException.class);

    store().restoreExperiment(experiment.id());
    assertThat(store().requireExperiment(experiment.id()).stage()).isEqualTo(LifecycleStage.ACTIVE);
    assertThat(store().requireRunInfo(run).stage()).isEqualTo(LifecycleStage.ACTIVE);
  }

  @Test
  default void unknownExperimentsAreNotFound() {
    for (String id : List.of("99", "nope", "00", "-1", "", "99999999999999999999")) {
      assertThatThrownBy(() -> store().requireExperiment(id))
          .isInstanceOf(NotFoundException.class)
          .hasMessage("No Experiment with id=%s exists", id);
    }
    assertThatThrownBy(() -> store().requireExperimentNamed("nope"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void tagsOfExperimentsAreSetReplacedAndDeleted() {
    Experiment experiment = experiment("a");
    store().setExperimentTag(experiment.id(), new Tag("k", "1"));
    store().setExperimentTag(experiment.id(), new Tag("k", "2"));

    assertThat(store().requireExperiment(experiment.id()).tags())
        .containsExactly(new Tag("k", "2"));
    store().deleteExperimentTag(experiment.id(), "k");
    assertThat(store().requireExperiment(experiment.id()).tags()).isEmpty();
    assertThatThrownBy(() -> store().deleteExperimentTag(experiment.id(), "k"))
        .isInstanceOf(NotFoundException.class);
  }

  @Test
  default void experimentsAreFilteredAndSorted() {
    experiment("beta", new Tag("team", "x"));
    Experiment gone = experiment("alpha");
    store().deleteExperiment(gone.id());
    experiment("Gamma", new Tag("team", "y"));

    assertThat(experiments("", ViewType.ACTIVE_ONLY)).containsExactly("Gamma", "beta", "Default");
    assertThat(experiments("", ViewType.DELETED_ONLY)).containsExactly("alpha");
    assertThat(experiments("name ILIKE 'g%'", ViewType.ALL)).containsExactly("Gamma");
    assertThat(experiments("tags.team != 'x'", ViewType.ALL)).containsExactly("Gamma");
    assertThat(experiments("", ViewType.ALL, "name"))
        .containsExactly("Default", "Gamma", "alpha", "beta");
    assertThat(experiments("", ViewType.ALL, "experiment_id DESC"))
        .containsExactly("Gamma", "alpha", "beta", "Default");
  }
}
