// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Field;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Row;
import assay.tracker.search.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunIndexTest {

  private static final Row NOTHING = new AsRow(run(0, 0, List.of(), List.of(), List.of()));

  private final Random random = new Random(5);
  private final Map<Integer, Run> stored = new TreeMap<>();
  private final RunIndex index = new RunIndex(sink -> stored.forEach(sink::put));

  /** A run as the row that a filter and an order see. */
  private record AsRow(Run run) implements Row {

    static final Comparator<AsRow> LATEST_FIRST =
        Comparator.<AsRow>comparingLong(row -> row.run.info().startTime())
            .reversed()
            .thenComparing(row -> row.run.info().id());

    @Override
    public Optional<String> text(Field field) {
      return switch (field.kind()) {
        case PARAM ->
            run.params().stream()
                .filter(param -> param.key().equals(field.name()))
                .map(Param::value)
                .findFirst();
        case TAG ->
            run.tags().stream()
                .filter(tag -> tag.key().equals(field.name()))
                .map(Tag::value)
                .findFirst();
        default ->
            switch (field.name()) {
              case "run_id" -> Optional.of(run.info().id());
              case "run_name" -> Optional.of(run.info().name());
              case "status" -> Optional.of(run.info().status().name());
              default -> Optional.empty();
            };
      };
    }

    @Override
    public OptionalDouble number(Field field) {
      return switch (field.name()) {
        case "start_time" -> OptionalDouble.of((double) run.info().startTime());
        case "end_time" ->
            run.info().endTime().isPresent()
                ? OptionalDouble.of((double) run.info().endTime().getAsLong())
                : OptionalDouble.empty();
        default ->
            run.metrics().stream()
                .filter(metric -> metric.key().equals(field.name()))
                .mapToDouble(Metric::value)
                .findFirst();
      };
    }
  }

  private static Run run(
      int row, long start, List<Metric> metrics, List<Param> params, List<Tag> tags) {
    RunInfo info =
        new RunInfo(
            row % 7 == 3 ? "from elsewhere " + row : "%032x".formatted(row * 7919L % 1000),
            Integer.toString(row % 2),
            "name " + row % 5,
            "me",
            row % 3 == 0 ? RunStatus.FINISHED : RunStatus.RUNNING,
            start,
            row % 4 == 0 ? OptionalLong.of(row) : OptionalLong.empty(),
            row % 11 == 0 ? LifecycleStage.DELETED : LifecycleStage.ACTIVE,
            "root:/");
    List<Tag> all = new ArrayList<>(tags);
    all.add(new Tag(Tag.RUN_NAME, info.name()));
    return new Run(info, metrics, params, all);
  }

  private Run anyRun(int row) {
    List<Metric> metrics = new ArrayList<>();
    List<Param> params = new ArrayList<>();
    List<Tag> tags = new ArrayList<>();
    for (String key : List.of("a", "b", "c")) {
      if (random.nextInt(3) > 0) {
        double value = random.nextInt(8) == 0 ? Double.NaN : random.nextInt(6) - 2;
        metrics.add(new Metric(key, value, 1, 1));
      }
      if (random.nextBoolean()) {
        params.add(new Param(key, "value " + random.nextInt(4)));
      }
      if (random.nextBoolean()) {
        tags.add(new Tag(key, "" + random.nextInt(3)));
      }
    }
    return run(row, random.nextInt(4), metrics, params, tags);
  }

  /** Metrics and params get other values, and never go away. */
  private Run changed(int row) {
    Run drawn = anyRun(row);
    Run old = stored.getOrDefault(row, drawn);
    List<Metric> metrics = new ArrayList<>(drawn.metrics());
    old.metrics().stream()
        .filter(it -> metrics.stream().noneMatch(metric -> metric.key().equals(it.key())))
        .forEach(metrics::add);
    List<Param> params = new ArrayList<>(drawn.params());
    old.params().stream()
        .filter(it -> params.stream().noneMatch(param -> param.key().equals(it.key())))
        .forEach(params::add);
    return new Run(drawn.info(), metrics, params, drawn.tags());
  }

  private void put(int row, Run run) {
    stored.put(row, run);
    index.report(List.of(new IndexChange.Put(row, () -> run)));
  }

  private static RunQuery query(String filter, List<String> order, ViewType view) {
    return new RunQuery(
        Set.of(0L),
        Filter.parse(filter, Vocabulary.RUNS),
        Order.parse(order, Vocabulary.RUNS),
        view);
  }

  private List<Integer> found(RunQuery query, long offset, int limit) {
    return index.find(query, offset, limit, row -> NOTHING).rows();
  }

  private List<Integer> expected(RunQuery query, long offset, int limit) {
    return stored.entrySet().stream()
        .filter(it -> it.getValue().info().experimentId().equals("0"))
        .filter(it -> query.view().shows(it.getValue().info().stage()))
        .filter(it -> query.filter().matches(new AsRow(it.getValue())))
        .sorted(
            Comparator.comparing(
                it -> new AsRow(it.getValue()), query.order().comparator(AsRow.LATEST_FIRST)))
        .map(Map.Entry::getKey)
        .skip(offset)
        .limit(limit)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "metrics.a > 0",
        "metrics.a != 1 AND metrics.b <= 2",
        "params.a = 'value 1'",
        "params.b != 'value 1' AND tags.c = '2'",
        "params.c LIKE '%3' AND status = 'FINISHED'",
        "tags.a IS NULL AND tags.b IS NOT NULL",
        "tags.mlflow.runName = 'name 2'",
        "run_name ILIKE 'NAME 1' AND end_time > 10",
        "run_id LIKE 'from%' AND start_time >= 1",
        "metrics.none = 1",
      })
  void columnsAnswerAsRowsDo(String filter) {
    for (int row = 1; row < 700; row++) {
      stored.put(row, anyRun(row));
    }
    for (int round = 0; round < 3; round++) {
      for (List<String> order :
          List.of(
              List.<String>of(),
              List.of("metrics.a"),
              List.of("metrics.b DESC", "params.a"),
              List.of("params.b DESC", "start_time"),
              List.of("end_time DESC"),
              List.of("run_id"))) {
        for (ViewType view : ViewType.values()) {
          RunQuery query = query(filter, order, view);
          assertThat(found(query, 0, 5)).isEqualTo(expected(query, 0, 5));
          assertThat(found(query, 0, 1000)).isEqualTo(expected(query, 0, 1000));
          assertThat(found(query, 20, 30)).isEqualTo(expected(query, 20, 30));
        }
      }
      for (int i = 0; i < 100; i++) {
        int row = 1 + random.nextInt(900);
        put(row, changed(row));
      }
      stored.remove(5 + round);
      index.report(List.of(new IndexChange.Removed(5 + round)));
    }
  }

  @Test
  void changesOfTheStageAreSeen() {
    put(2, anyRun(2));
    RunQuery query = query("", List.of(), ViewType.ACTIVE_ONLY);
    assertThat(found(query, 0, 10)).containsExactly(2);

    index.report(List.of(new IndexChange.Staged(2, LifecycleStage.DELETED)));
    assertThat(found(query, 0, 10)).isEmpty();
    index.report(List.of(new IndexChange.Staged(2, LifecycleStage.ACTIVE)));
    assertThat(found(query, 0, 10)).containsExactly(2);
  }

  @Test
  void laterPagesSeeWhatChangedMeanwhile() {
    for (int row = 2; row < 100; row += 2) {
      put(row, run(row, row, List.of(new Metric("a", row, 1, 1)), List.of(), List.of()));
    }
    RunQuery query = query("metrics.a < 50", List.of("metrics.a"), ViewType.ALL);
    assertThat(found(query, 10, 3)).containsExactly(22, 24, 26);
    assertThat(found(query, 13, 3)).containsExactly(28, 30, 32);

    put(2, run(2, 2, List.of(new Metric("a", 99, 1, 1)), List.of(), List.of()));
    assertThat(found(query, 13, 3)).containsExactly(30, 32, 34);
    put(4, run(4, 4, List.of(new Metric("b", 99, 1, 1)), List.of(), List.of()));
    assertThat(found(query, 13, 3)).containsExactly(30, 32, 34); // a metric never goes away
  }

  @Test
  void textsThatNoRunHasAnyMoreAreForgotten() {
    Texts column = new Texts();
    for (int i = 0; i < 100_000; i++) {
      column.set(i % 10, "progress " + i, i);
    }

    assertThat(column.codes()).isLessThan(2000);
    for (int row = 0; row < 10; row++) {
      assertThat(column.text(column.code(row))).isEqualTo("progress " + (99_990 + row));
    }
  }

  @Test
  void manyChangesAreTakenInBeforeAnybodySearches() {
    index.load();
    List<Integer> asked = new ArrayList<>();
    for (int row = 2; row < 4000; row += 2) {
      int number = row;
      index.report(
          List.of(
              new IndexChange.Put(
                  row,
                  () -> {
                    asked.add(number);
                    return run(number, 1, List.of(), List.of(), List.of());
                  })));
    }

    assertThat(asked).hasSizeGreaterThan(1000);
  }

  @Test
  void aFailedLoadIsTriedAgain() {
    List<Integer> tries = new ArrayList<>();
    RunIndex failing =
        new RunIndex(sink -> {
          tries.add(1);
          if (tries.size() == 1) {
            throw new IllegalStateException("the disk is away");
          }
          sink.put(2, run(2, 1, List.of(), List.of(), List.of()));
        });
    RunQuery query = query("", List.of(), ViewType.ALL);

    assertThatThrownBy(() -> failing.find(query, 0, 1, row -> NOTHING))
        .hasMessage("the disk is away");
    assertThat(failing.find(query, 0, 1, row -> NOTHING).rows()).containsExactly(2);
  }
}
