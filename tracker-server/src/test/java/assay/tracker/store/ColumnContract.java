// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.model.Experiment;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Field;
import assay.tracker.search.Filter;
import assay.tracker.search.KeyNames;
import assay.tracker.search.Order;
import assay.tracker.search.Row;
import assay.tracker.search.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Fields and curves of many runs at once. */
interface ColumnContract extends TrackingStoreFixture {

  private static Field field(String name) {
    return Field.parse(name, Vocabulary.ASSAY_RUNS, KeyNames.NONE);
  }

  private List<List<Object>> cells(String filter, String order, int max, String... names) {
    List<Field> fields = Stream.of(names).map(ColumnContract::field).toList();
    RunSearch search =
        new RunSearch(
            List.of(Experiment.DEFAULT_ID),
            Filter.parse(filter, Vocabulary.ASSAY_RUNS, KeyNames.NONE),
            Order.parse(List.of(order), Vocabulary.ASSAY_RUNS),
            ViewType.ACTIVE_ONLY,
            PageRequest.first(max));
    return store()
        .readRuns(
            search,
            Set.copyOf(fields),
            page ->
                page.items().stream()
                    .map(row -> fields.stream().map(field -> cell(row, field)).toList())
                    .toList());
  }

  private static Object cell(Row row, Field field) {
    if (!field.numeric()) {
      return row.text(field).orElse("none");
    }
    OptionalDouble number = row.number(field);
    return number.isPresent() ? (Object) number.getAsDouble() : "none";
  }

  @Test
  default void fieldsOfRunsAreReadInTheOrderOfTheSearch() {
    String first = run("0", 1, new Tag("kind", "fit")).info().id();
    String second = run("0", 2).info().id();
    run("0", 3);
    log(first, new Metric("loss", 0.5, 1, 1));
    log(second, new Metric("loss", Double.NaN, 1, 1), new Metric("acc", 0.25, 1, 1));
    logParams(second, new Param("lr", "0.1"));

    assertThat(
            cells(
                "",
                "attributes.start_time ASC",
                2,
                "run_id",
                "start_time",
                "metrics.loss",
                "metrics.acc",
                "params.lr",
                "tags.kind",
                "experiment_id",
                "end_time"))
        .containsExactly(
            List.of(first, 1.0, 0.5, "none", "none", "fit", "0", "none"),
            List.of(second, 2.0, Double.NaN, 0.25, "0.1", "none", "0", "none"));
  }

  @Test
  default void aFilterMayBeATree() {
    String small = run("0", 1).info().id();
    String large = run("0", 2).info().id();
    String none = run("0", 3).info().id();
    log(small, new Metric("loss", 0.1, 1, 1));
    log(large, new Metric("loss", 0.9, 1, 1));
    logParams(large, new Param("lr", "0.1"));

    assertThat(cells("metrics.loss < 0.5 OR params.lr >= 0.1", "start_time", 9, "run_id"))
        .containsExactly(List.of(small), List.of(large));
    assertThat(cells("NOT (metrics.loss < 0.5)", "start_time", 9, "run_id"))
        .containsExactly(List.of(large), List.of(none));
    assertThat(cells("metrics.loss IS NULL AND end_time IS NULL", "start_time", 9, "run_id"))
        .containsExactly(List.of(none));
  }

  @Test
  default void keysAreThoseOfTheExperiments() {
    String other = experiment("other").id();
    String run = run(other, 1, new Tag("t", "x")).info().id();
    log(run, new Metric("b", 1, 1, 1), new Metric("a", 1, 1, 1));
    logParams(run, new Param("p", "1"));
    log(runId(), new Metric("elsewhere", 1, 1, 1));

    RunKeys keys = store().runKeys(List.of(other, "4711"));

    assertThat(keys.metrics()).containsExactlyInAnyOrder("a", "b");
    assertThat(keys.params()).containsExactly("p");
    assertThat(keys.tags()).containsExactlyInAnyOrder(Tag.RUN_NAME, "t");
    assertThat(store().runKeys(List.of()).metrics()).isEmpty();
  }

  private List<String> curves(SeriesSelection selection, StepRange range) {
    Map<String, String> curves = new LinkedHashMap<>();
    store()
        .readCurves(
            selection,
            range,
            (run, key, curve) -> {
              StringBuilder points = new StringBuilder();
              for (int i = 0; i < curve.size(); i++) {
                if (curve.step(i) >= range.first() && curve.step(i) <= range.last()) {
                  points.append(" %d=%s".formatted(curve.step(i), curve.value(i)));
                }
              }
              curves.merge(run + " " + key, points.toString(), String::concat);
            });
    return curves.entrySet().stream()
        .filter(curve -> !curve.getValue().isEmpty())
        .map(curve -> curve.getKey() + curve.getValue())
        .toList();
  }

  @Test
  default void curvesOfManySeriesAreReadInTheOrderAskedFor() {
    String one = runId();
    String two = runId();
    log(
        one,
        new Metric("a", 1, 20, 2),
        new Metric("a", Double.NaN, 10, 1),
        new Metric("a", Double.POSITIVE_INFINITY, 10, -5),
        new Metric("b", -0.5, 1, 7));
    log(two, new Metric("a", 3, 1, 100));
    SeriesSelection selection =
        new SeriesSelection(List.of(two, "unknown", one), List.of("b", "none", "a"));

    assertThat(curves(selection, StepRange.ALL))
        .containsExactly(two + " a 100=3.0", one + " b 7=-0.5", one + " a -5=Infinity 1=NaN 2=1.0");
    assertThat(curves(selection, new StepRange(2, 7)))
        .containsExactly(one + " b 7=-0.5", one + " a 2=1.0");
  }

  @Test
  default void theRangeOfStepsIsThatOfAllSeries() {
    String one = runId();
    String two = runId();
    log(one, new Metric("a", 1, 1, -3), new Metric("b", 1, 1, 1000));
    log(two, new Metric("a", 1, 1, 4));

    assertThat(store().stepRange(new SeriesSelection(List.of(one, two, "x"), List.of("a", "none"))))
        .contains(new StepRange(-3, 4));
    assertThat(store().stepRange(new SeriesSelection(List.of(two), List.of("b")))).isEmpty();
  }

  @Test
  default void largeSeriesAreReadWhole() {
    String run = runId();
    for (int batch = 0; batch < 10; batch++) {
      Metric[] points = new Metric[1000];
      for (int i = 0; i < points.length; i++) {
        int step = batch * points.length + i;
        points[i] = new Metric("a", step / 8.0, step, step);
      }
      log(run, points);
    }
    List<Double> values = new ArrayList<>();
    store()
        .readCurves(
            new SeriesSelection(List.of(run), List.of("a")),
            StepRange.ALL,
            (id, key, curve) -> {
              for (int i = 0; i < curve.size(); i++) {
                values.add(curve.value(i));
              }
            });

    assertThat(values).hasSize(10_000).isSorted().endsWith(9999 / 8.0);
  }
}
