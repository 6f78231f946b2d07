// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What removes runs for good. */
interface PurgeContract extends TrackingStoreFixture {

  @Test
  default void purgingRemovesTheRunsThatWereDeletedBefore() {
    String kept = runId();
    String gone = run("0", 1, new Tag("t", "x")).info().id();
    log(gone, new Metric("m", 1, 1, 1), new Metric("m", 2, 2, 2));
    logParams(gone, new Param("p", "1"));
    store().deleteRun(gone);
    String restored = runId();
    store().deleteRun(restored);
    store().restoreRun(restored);

    assertThat(store().purgeDeletedRuns(0)).isEmpty();
    assertThat(store().runsDeletedBefore(0)).isEmpty();
    assertThat(store().runsDeletedBefore(Long.MAX_VALUE))
        .extracting(RunInfo::id)
        .containsExactly(gone);
    assertThat(store().purgeDeletedRuns(Long.MAX_VALUE)).containsExactly(gone);
    assertThat(store().runsDeletedBefore(Long.MAX_VALUE)).isEmpty();
    assertThat(store().purgeDeletedRuns(Long.MAX_VALUE)).isEmpty();

    assertThatThrownBy(() -> store().requireRun(gone)).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> history(gone, "m")).isInstanceOf(NotFoundException.class);
    assertThatThrownBy(() -> store().restoreRun(gone)).isInstanceOf(NotFoundException.class);
    assertThat(found("")).containsExactlyInAnyOrder(kept, restored);
    assertThat(found("tags.t = 'x'")).isEmpty();
    String next = runId();
    assertThat(store().requireRun(next).params()).isEmpty();
    assertThat(history(next, "m")).isEmpty();
    assertThat(found("tags.t = 'x' AND params.p = '1'")).isEmpty();
  }

  @Test
  default void runsOfADeletedExperimentArePurgedToo() {
    String experiment = experiment("a").id();
    List<String> runs = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      runs.add(run(experiment, i).info().id());
    }
    store().deleteExperiment(experiment);

    assertThat(store().purgeDeletedRuns(Long.MAX_VALUE)).containsExactlyInAnyOrderElementsOf(runs);
  }
}
