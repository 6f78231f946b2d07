// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Runs: their beginning, changes, deletion. */
interface RunContract extends TrackingStoreFixture {

  @Test
  default void aNewRunIsRunningAndCarriesItsNameAsATag() {
    Run run =
        store()
            .createRun(new NewRun("0", "first", "me", 17, List.of(new Tag(Tag.RUN_NAME, "other"))));

    assertThat(run.info().id()).matches("[0-9a-f]{32}");
    assertThat(run.info())
        .isEqualTo(
            new RunInfo(
                run.info().id(),
                "0",
                "first",
                "me",
                RunStatus.RUNNING,
                17,
                OptionalLong.empty(),
                LifecycleStage.ACTIVE,
                "root:/0/" + run.info().id() + "/artifacts"));
    assertThat(run.tags()).containsExactly(new Tag(Tag.RUN_NAME, "first"));
    assertThat(store().requireRun(run.info().id())).isEqualTo(run);
    assertThat(store().requireRunInfo(run.info().id())).isEqualTo(run.info());
  }

  @Test
  default void anUpdateChangesOnlyWhatItNames() {
    String run = runId();

    store()
        .updateRun(
            run,
            new RunUpdate(Optional.empty(), Optional.of(RunStatus.FAILED), OptionalLong.of(5)));
    RunInfo info =
        store()
            .updateRun(
                run, new RunUpdate(Optional.of("new"), Optional.empty(), OptionalLong.empty()));

    assertThat(info.status()).isEqualTo(RunStatus.FAILED);
    assertThat(info.endTime()).hasValue(5);
    assertThat(info.name()).isEqualTo("new");
    assertThat(store().requireRun(run).tags()).contains(new Tag(Tag.RUN_NAME, "new"));
  }

  @Test
  default void theNameTagRenamesTheRun() {
    String run = runId();

    store().log(run, RunBatch.of(new Tag(Tag.RUN_NAME, "renamed")));

    assertThat(store().requireRunInfo(run).name()).isEqualTo("renamed");
    store().deleteTag(run, Tag.RUN_NAME);
    assertThat(store().requireRun(run).tags()).isEmpty();
    assertThat(store().requireRunInfo(run).name()).isEqualTo("renamed");
  }

  @Test
  default void deletedRunsRefuseWritesUntilTheyAreRestored() {
    String run = runId();
    store().deleteRun(run);
    store().deleteRun(run);

    assertThatThrownBy(() -> log(run, new Metric("m", 1, 1, 1)))
        .isInstanceOf(RefusedException.class)
        .hasMessage("The run %s must be in the 'active' state. Current state is deleted.", run);
    assertThatThrownBy(() -> store().deleteTag(run, "k")).isInstanceOf(RefusedException.class);
    assertThat(store().requireRun(run).info().stage()).isEqualTo(LifecycleStage.DELETED);

    store().restoreRun(run);
    store().restoreRun(run);
    log(run, new Metric("m", 1, 1, 1));
    assertThat(history(run, "m")).hasSize(1);
  }

  @Test
  default void unknownRunsAreNotFound() {
    assertThatThrownBy(() -> store().requireRun("nope"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("Run with id=nope not found");
    assertThatThrownBy(() -> log("nope", new Metric("m", 1, 1, 1)))
        .isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store().deleteRun("nope")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> run("99", 1)).isInstanceOf(NotFoundException.class);
  }
}
