// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Params, tags and points of runs. */
interface RunDataContract extends TrackingStoreFixture {

  @Test
  default void paramsNeverChange() {
    String run = runId();
    logParams(run, new Param("a", "1"));
    logParams(run, new Param("a", "1"));

    assertThatThrownBy(() -> logParams(run, new Param("b", "1"), new Param("a", "2")))
        .isInstanceOf(ParamsChangedException.class)
        .hasMessageContaining("{'key': 'a', 'old_value': '1', 'new_value': '2'}");
    assertThat(store().requireRun(run).params()).containsExactly(new Param("a", "1"));
  }

  @Test
  default void aRefusedBatchChangesNothing() {
    String run = runId();
    logParams(run, new Param("a", "1"));

    RunBatch batch =
        new RunBatch(
            List.of(new Metric("m", 1, 1, 1)),
            List.of(new Param("a", "2")),
            List.of(new Tag("t", "v")));
    assertThatThrownBy(() -> store().log(run, batch)).isInstanceOf(RefusedException.class);

    assertThat(history(run, "m")).isEmpty();
    assertThat(store().requireRun(run).tags()).doesNotContain(new Tag("t", "v"));
  }

  @Test
  default void theLastValueOfATagWins() {
    String run = runId();

    store()
        .log(
            run, new RunBatch(List.of(), List.of(), List.of(new Tag("t", "1"), new Tag("t", "2"))));
    assertThat(store().requireRun(run).tags()).contains(new Tag("t", "2"));

    store().deleteTag(run, "t");
    assertThat(store().requireRun(run).tags()).extracting(Tag::key).doesNotContain("t");
    assertThatThrownBy(() -> store().deleteTag(run, "t"))
        .isInstanceOf(NotFoundException.class)
        .hasMessage("No tag with name: t in run with id %s", run);
  }

  @Test
  default void theLatestPointHasTheLargestStepThenTimestampThenValue() {
    String run = runId();
    log(run, new Metric("a", 9, 9, 1), new Metric("a", 1, 1, 2));
    log(run, new Metric("b", 1, 5, 1));
    log(run, new Metric("b", 2, 4, 1));
    log(run, new Metric("c", 3, 1, 1));
    log(run, new Metric("c", 2, 1, 1));
    log(run, new Metric("d", 3, 1, -5));
    log(run, new Metric("e", -1, 1, 1));
    log(run, new Metric("e", Double.NaN, 1, 1));

    assertThat(store().requireRun(run).metrics())
        .containsExactlyInAnyOrder(
            new Metric("a", 1, 1, 2),
            new Metric("b", 1, 5, 1),
            new Metric("c", 3, 1, 1),
            new Metric("d", 3, 1, -5),
            new Metric("e", -1, 1, 1));
  }

  @Test
  default void extremeValuesSurvive() {
    String run = runId();
    double[] values = {
      Double.NaN,
      Double.POSITIVE_INFINITY,
      Double.NEGATIVE_INFINITY,
      Double.MIN_VALUE,
      Double.MAX_VALUE,
      0.1 + 0.2,
      0
    };
    for (int i = 0; i < values.length; i++) {
      log(run, new Metric("m" + i, values[i], Long.MAX_VALUE, Long.MIN_VALUE));
    }

    for (int i = 0; i < values.length; i++) {
      Metric expected = new Metric("m" + i, values[i], Long.MAX_VALUE, Long.MIN_VALUE);
      assertThat(history(run, "m" + i)).containsExactly(expected);
      assertThat(store().requireRun(run).metrics()).contains(expected);
    }
  }

  @Test
  default void aRepeatedPointIsKeptOnce() {
    String run = runId();
    log(run, new Metric("m", 1, 1, 1), new Metric("m", 1, 1, 1));
    log(run, new Metric("m", 1, 1, 1), new Metric("m", Double.NaN, 1, 1));
    log(run, new Metric("m", Double.NaN, 1, 1));

    assertThat(history(run, "m")).hasSize(2);
  }

  @Test
  default void historyIsSortedByTimestampThenStepThenValue() {
    String run = runId();
    Metric a = new Metric("m", 5, 1, 9);
    Metric b = new Metric("m", 5, 2, 1);
    Metric c = new Metric("m", 5, 2, 2);
    Metric d = new Metric("m", 6, 2, 2);
    log(run, d, c, b, a);

    assertThat(history(run, "m")).containsExactly(a, b, c, d);
    assertThat(history(run, "unknown")).isEmpty();
  }

  @Test
  default void historyPagesFitTogether() {
    String run = runId();
    for (int step = 0; step < 6; step++) {
      log(run, new Metric("m", step, step, step));
    }

    Page<Metric> first = store().metricHistory(run, "m", PageRequest.first(4));
    Page<Metric> last = store().metricHistory(run, "m", new PageRequest(4, first.next()));

    assertThat(first.items()).extracting(Metric::step).containsExactly(0L, 1L, 2L, 3L);
    assertThat(last.items()).extracting(Metric::step).containsExactly(4L, 5L);
    assertThat(last.isLast()).isTrue();
    assertThat(store().metricHistory(run, "m", PageRequest.first(6)).isLast()).isTrue();
  }

  @Test
  default void samplesAreEvenAndKeepTheEndsOfEachRun() {
    String a = runId();
    String b = runId();
    for (int step = -1; step < 100; step++) {
      log(step < 50 ? a : b, new Metric("m", step, 1, step));
    }

    List<SampledSeries> sampled =
        store().sampledHistory(new SampleRequest(List.of(b, "nope", a), "m", 0, 97, 4));

    assertThat(sampled).extracting(SampledSeries::runId).containsExactly(b, a);
    assertThat(sampled.get(0).metrics()).extracting(Metric::step).containsExactly(50L, 73L, 97L);
    assertThat(sampled.get(1).metrics()).extracting(Metric::step).containsExactly(0L, 24L, 49L);
  }
}
