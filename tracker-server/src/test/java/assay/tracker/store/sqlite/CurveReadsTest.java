// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.model.Metric;
import assay.tracker.store.NewRun;
import assay.tracker.store.PageRequest;
import assay.tracker.store.RunBatch;
import assay.tracker.store.SeriesSelection;
import assay.tracker.store.StepRange;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Curves hold the points that the history has, each once, however they lie in chunks. */
class CurveReadsTest {

  private static final String KEY = "loss";

  @TempDir private Path directory;
  private SqliteStore store;
  private String run;

  @BeforeEach
  void open() {
    store = Databases.open(directory.resolve("tracker.db"), InstantSource.system());
    run = store.tracking().createRun(new NewRun("0", "r", "", 1, List.of())).info().id();
  }

  @AfterEach
  void close() {
    store.close();
  }

  /** Batches of 1000 points; as many as fill several chunks and leave some in memory. */
  private void log(int batches, Random random, long timestampsFrom, int repeated) {
    long step = 0;
    for (int batch = 0; batch < batches; batch++) {
      Metric[] points = new Metric[1000];
      for (int i = 0; i < points.length; i++) {
        boolean again = i < repeated && batch > 0;
        long of = again ? step - 500 + i : step++;
        points[i] = new Metric(KEY, of * 0.5, timestampsFrom + of / 700, of);
      }
      store.tracking().log(run, new RunBatch(List.of(points), List.of(), List.of()));
      if (random.nextBoolean()) {
        reopen();
      }
    }
  }

  private void reopen() {
    store.close();
    store = Databases.open(directory.resolve("tracker.db"), InstantSource.system());
  }

  private List<Map.Entry<Long, Double>> curve(StepRange range) {
    List<Map.Entry<Long, Double>> points = new ArrayList<>();
    store
        .tracking()
        .readCurves(
            new SeriesSelection(List.of(run), List.of(KEY)),
            range,
            (id, key, part) -> {
              for (int i = 0; i < part.size(); i++) {
                points.add(Map.entry(part.step(i), part.value(i)));
              }
            });
    points.sort(Map.Entry.comparingByKey());
    return points;
  }

  private List<Map.Entry<Long, Double>> history(StepRange range) {
    return store.tracking().metricHistory(run, KEY, PageRequest.EVERYTHING).items().stream()
        .filter(metric -> metric.step() >= range.first() && metric.step() <= range.last())
        .sorted(Comparator.comparingLong(Metric::step))
        .map(metric -> Map.entry(metric.step(), metric.value()))
        .toList();
  }

  @Test
  void curvesHoldThePointsOfTheHistory() {
    log(6, new Random(1), 1, 0);

    assertThat(curve(StepRange.ALL)).hasSize(6000).isEqualTo(history(StepRange.ALL));
    StepRange part = new StepRange(900, 2200);
    assertThat(curve(part)).hasSize(1301).isEqualTo(history(part));
  }

  @Test
  void pointsThatAreSentAgainCountOnce() {
    log(6, new Random(2), 1, 400);

    assertThat(curve(StepRange.ALL)).hasSize(4000).isEqualTo(history(StepRange.ALL));
  }
}
