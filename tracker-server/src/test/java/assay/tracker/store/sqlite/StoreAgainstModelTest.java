// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Metric;
import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunStatus;
import assay.tracker.model.Tag;
import assay.tracker.model.ViewType;
import assay.tracker.search.Filter;
import assay.tracker.search.Order;
import assay.tracker.search.Vocabulary;
import assay.tracker.store.NewRun;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunBatch;
import assay.tracker.store.RunSearch;
import assay.tracker.store.RunUpdate;
import assay.tracker.store.TrackingStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Does this and that to a store and to a simple model of it, with kills and restarts between. */
class StoreAgainstModelTest {

  private static final int ACTIONS = 400;
  private static final Comparator<Metric> BY_TIME =
      Comparator.comparingLong(Metric::timestamp).thenComparing(Metric.BY_RECENCY);

  /** What a run should be. */
  private static final class Expected {
    private final Map<String, Set<Metric>> series = new TreeMap<>();
    private final Map<String, String> params = new TreeMap<>();
    private final Map<String, String> tags = new TreeMap<>();
    private RunStatus status = RunStatus.RUNNING;
    private LifecycleStage stage = LifecycleStage.ACTIVE;

    private List<Metric> latest() {
      return series.values().stream()
          .map(points -> points.stream().max(Metric.BY_RECENCY).orElseThrow())
          .toList();
    }
  }

  private static final List<RunStatus> STATUSES = List.of(RunStatus.values());

  @TempDir private Path directory;
  private final Map<String, Expected> expected = new TreeMap<>();
  private Instant now = Instant.ofEpochMilli(1_000);
  private Random random = new Random();
  private SqliteStore opened;
  private TrackingStore store;
  private Path file;

  @BeforeEach
  void open() {
    open(directory.resolve("tracker.db"));
  }

  private void open(Path path) {
    file = path;
    opened = Databases.open(path, () -> now);
    store = opened.tracking();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsLostAndNothingAdded(long seed) {
    random = new Random(seed);
    for (int i = 0; i < ACTIONS; i++) {
      act();
      if (i % 20 == 0) {
        compareSome();
      }
    }
    compareAll();
    restart();
    compareAll();
    opened.close();
  }

  private void act() {
    if (expected.isEmpty() || random.nextInt(20) == 0) {
      create();
      return;
    }
    Map.Entry<String, Expected> any =
        List.copyOf(expected.entrySet()).get(random.nextInt(expected.size()));
    String id = any.getKey();
    Expected run = any.getValue();
    if (run.stage == LifecycleStage.DELETED) {
      store.restoreRun(id);
      run.stage = LifecycleStage.ACTIVE;
    }
    switch (random.nextInt(40)) {
      case 0 -> restart();
      case 1 -> kill();
      case 2 -> now = now.plusSeconds(700);
      case 3, 4 -> setStatus(id, run);
      case 5 -> delete(id, run);
      case 6 -> purge();
      case 7, 8, 9 -> label(id, run);
      default -> log(id, run);
    }
  }

  private void create() {
    NewRun run = new NewRun("0", "name", "", random.nextInt(5), List.of());
    String id = store.createRun(run).info().id();
    Expected created = new Expected();
    created.tags.put(Tag.RUN_NAME, "name");
    expected.put(id, created);
  }

  private void restart() {
    opened.close();
    open(file);
  }

  private void kill() {
    Path left = Databases.afterKill(file, directory);
    opened.close();
    open(left);
  }

  private void setStatus(String id, Expected run) {
    run.status = STATUSES.get(random.nextInt(STATUSES.size()));
    store.updateRun(
        id, new RunUpdate(Optional.empty(), Optional.of(run.status), OptionalLong.empty()));
  }

  private void delete(String id, Expected run) {
    store.deleteRun(id);
    run.stage = LifecycleStage.DELETED;
  }

  private void purge() {
    List<String> gone = store.purgeDeletedRuns(now.toEpochMilli() - 60_000);
    expected.forEach(
        (id, run) -> assertThat(gone.contains(id) && run.stage == LifecycleStage.ACTIVE).isFalse());
    expected.keySet().removeAll(gone);
  }

  private void label(String id, Expected run) {
    String tag = "tag" + random.nextInt(4);
    if (run.tags.containsKey(tag) && random.nextBoolean()) {
      store.deleteTag(id, tag);
      run.tags.remove(tag);
      return;
    }
    String value = "value " + random.nextInt(3);
    Param param = new Param("param" + random.nextInt(100), value);
    run.params.putIfAbsent(param.key(), value);
    run.tags.put(tag, value);
    Param same = new Param(param.key(), run.params.getOrDefault(param.key(), ""));
    store.log(id, new RunBatch(List.of(), List.of(same), List.of(new Tag(tag, value))));
  }

  private void log(String id, Expected run) {
    int count = random.nextInt(3) == 0 ? random.nextInt(2000) : 1 + random.nextInt(3);
    int keys = 1 + random.nextInt(6);
    int start = random.nextInt(5000);
    List<Metric> metrics = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = "key" + random.nextInt(keys);
      double value = random.nextInt(50) == 0 ? Double.NaN : random.nextInt(100) / 8.0;
      Metric metric = new Metric(key, value, start + i / 2, start + i - 20);
      metrics.add(metric);
      run.series.computeIfAbsent(key, added -> new HashSet<>()).add(metric);
    }
    store.log(id, new RunBatch(metrics, List.of(), List.of()));
  }

  private void compareAll() {
    expected.forEach(this::compare);
    compareSearches();
  }

  private void compareSome() {
    expected.forEach((id, run) -> {
      if (random.nextInt(5) == 0) {
        compare(id, run);
      }
    });
    compareSearches();
  }

  private void compare(String id, Expected run) {
    Run found = store.requireRun(id);
    assertThat(found.info().status()).isEqualTo(run.status);
    assertThat(found.info().stage()).isEqualTo(run.stage);
    assertThat(found.metrics()).containsExactlyInAnyOrderElementsOf(run.latest());
    assertThat(found.params())
        .containsExactlyInAnyOrderElementsOf(
            run.params.entrySet().stream()
                .map(it -> new Param(it.getKey(), it.getValue()))
                .toList());
    assertThat(found.tags())
        .containsExactlyInAnyOrderElementsOf(
            run.tags.entrySet().stream().map(it -> new Tag(it.getKey(), it.getValue())).toList());
    run.series.forEach((key, points) ->
        assertThat(store.metricHistory(id, key, PageRequest.EVERYTHING).items())
            .isEqualTo(points.stream().sorted(BY_TIME).toList()));
  }

  private void compareSearches() {
    assertThat(found("metrics.key0 > 6"))
        .isEqualTo(
            idsOf(run ->
                run.latest().stream().anyMatch(it -> it.key().equals("key0") && it.value() > 6)));
    assertThat(found("tags.tag1 = 'value 1' AND status != 'FINISHED'"))
        .isEqualTo(
            idsOf(
                run -> "value 1".equals(run.tags.get("tag1")) && run.status != RunStatus.FINISHED));
    assertThat(found("tags.tag2 IS NULL")).isEqualTo(idsOf(run -> !run.tags.containsKey("tag2")));
    assertThat(found("params.param7 LIKE '%2'"))
        .isEqualTo(idsOf(run -> "value 2".equals(run.params.get("param7"))));
  }

  private Set<String> found(String filter) {
    RunSearch search =
        new RunSearch(
            List.of("0"),
            Filter.parse(filter, Vocabulary.RUNS),
            Order.NONE,
            ViewType.ACTIVE_ONLY,
            PageRequest.EVERYTHING);
    Set<String> ids = new HashSet<>();
    store.searchRuns(search).items().forEach(run -> ids.add(run.info().id()));
    return ids;
  }

  private Set<String> idsOf(Predicate<Expected> wanted) {
    Set<String> ids = new HashSet<>();
    expected.forEach((id, run) -> {
      if (run.stage == LifecycleStage.ACTIVE && wanted.test(run)) {
        ids.add(id);
      }
    });
    return ids;
  }
}
