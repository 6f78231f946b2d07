// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import assay.runner.data.DataSet;
import assay.runner.data.DataSource;
import assay.runner.data.Folds;
import assay.runner.data.Splitter;
import assay.runner.execute.FitProgress;
import assay.runner.execute.FitResult;
import assay.runner.measure.Ticker;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.PlanInputs;
import assay.runner.plan.Planner;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.SpecReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scores of baselines against those of scikit-learn 1.3 on the same folds, with the same scaling;
 * the reference is rounded to 6 decimals.
 */
class ReferenceTest {
  private static final double ROUNDED = 5.1e-7;
  private static final double FITTED = 1e-3;
  private static final String IRIS =
      """
      assay: 1
      kind: train
      name: iris-baselines
      task: {type: classification, metric: accuracy}
      data: {source: "builtin:iris"}
      split: {outer: {method: predefined, file: splits-iris.json}}
      preprocess: [{step: standardize}]
      model: {family: mlp}
      train: {epochs: 1}
      search: {baselines: [prior, logistic]}
      evaluate: {metrics: [accuracy, f1_macro, roc_auc_ovr, log_loss]}
      """;

  private static final String SUNSPOTS =
      """
      assay: 1
      kind: train
      name: sunspots-baselines
      task: {type: series, metric: rmse}
      data: {source: "builtin:sunspots", series: {time: year, lags: 11, horizon: 1}}
      split: {outer: {method: predefined, file: splits-sunspots.json}}
      preprocess: [{step: standardize}]
      target_transform: standardize
      model: {family: mlp}
      train: {epochs: 1}
      search: {baselines: [mean, persistence, ridge, {name: seasonal_naive, season: 1}]}
      evaluate: {metrics: [rmse, mae, r2]}
      """;

  @TempDir Path directory;

  @Test
  void onIrisPriorAndLogisticScoreAsInScikitLearn() throws Exception {
    Map<String, Map<String, Double>> scores = scores(IRIS, "splits-iris.json");
    Map<String, String> names = Map.of("prior", "prior", "logistic_l2_C1", "logistic");
    for (Row row : reference("cv-iris-baselines.csv")) {
      String baseline = Objects.requireNonNull(names.get(row.model()));
      Map<String, Double> ours =
          Objects.requireNonNull(scores.get(baseline + " " + row.fold()), row.toString());
      double tolerance = baseline.equals("prior") ? ROUNDED : FITTED;
      row.scores()
          .forEach((metric, expected) ->
              assertThat(ours.get(metric))
                  .as("%s of %s in fold %d", metric, baseline, row.fold())
                  .isCloseTo(expected, within(tolerance)));
    }
    assertThat(scores).hasSize(10);
  }

  @Test
  void onSunspotsMeanPersistenceAndRidgeScoreAsInScikitLearn() throws Exception {
    Map<String, Map<String, Double>> scores = scores(SUNSPOTS, "splits-sunspots.json");
    Map<String, String> names =
        Map.of("mean", "mean", "persistence", "persistence", "ridge_alpha1", "ridge");
    for (Row row : reference("cv-sunspots-baselines.csv")) {
      String baseline = Objects.requireNonNull(names.get(row.model()));
      Map<String, Double> ours =
          Objects.requireNonNull(scores.get(baseline + " " + row.fold()), row.toString());
      double tolerance = baseline.equals("ridge") ? FITTED : ROUNDED;
      row.scores()
          .forEach((metric, expected) ->
              assertThat(ours.get(metric))
                  .as("%s of %s in fold %d", metric, baseline, row.fold())
                  .isCloseTo(expected, within(tolerance)));
    }
    assertThat(scores).hasSize(20);
  }

  /** A season of one step repeats the latest value. */
  @Test
  void aSeasonOfOneStepIsPersistence() throws Exception {
    Map<String, Map<String, Double>> scores = scores(SUNSPOTS, "splits-sunspots.json");

    assertThat(scores.get("seasonal_naive 2")).isEqualTo(scores.get("persistence 2"));
  }

  /** Metrics by baseline and fold. */
  private Map<String, Map<String, Double>> scores(String text, String split) throws Exception {
    Files.writeString(directory.resolve(split), resource(split));
    Path file = Files.writeString(directory.resolve("a.yaml"), text);
    Problems problems = new Problems();
    ExperimentSpec spec =
        SpecReader.read("a.yaml", file, Map.of(), problems)
            .orElseThrow(() -> new AssertionError(problems.lines()));
    DataSet data = DataSource.load(spec, problems).orElseThrow();
    Folds folds = Splitter.split(spec, data, problems).orElseThrow();
    Plan plan = Planner.plan(spec, new PlanInputs(data.digest(), folds.digest(), 5, "none"));
    Map<String, Map<String, Double>> scores = new LinkedHashMap<>();
    try (BaselineExecutor executor = new BaselineExecutor(data, folds, Ticker.system())) {
      for (Fit fit : plan.fits()) {
        if (fit.trial().isBaseline()) {
          FitResult result = executor.execute(fit, new Silent());
          scores.put(
              fit.trial().baseline().orElseThrow().word() + " " + fit.fold(), result.metrics());
        }
      }
    }
    return scores;
  }

  private static final class Silent implements FitProgress {
    @Override
    public void epoch(int epoch, Map<String, Double> values) {
      throw new AssertionError("a baseline has no epochs");
    }

    @Override
    public void check() {}
  }

  private record Row(String model, int fold, Map<String, Double> scores) {}

  private static List<Row> reference(String name) throws IOException {
    List<String> lines = resource(name).lines().toList();
    String[] heads = lines.getFirst().split(",", -1);
    return lines.stream()
        .skip(1)
        .map(line -> {
          String[] cells = line.split(",", -1);
          Map<String, Double> scores = new LinkedHashMap<>();
          for (int i = 2; i < cells.length; i++) {
            String metric =
                heads[i].equals("macro_f1")
                    ? "f1_macro"
                    : heads[i].equals("auc") ? "roc_auc_ovr" : heads[i];
            scores.put(metric, Double.parseDouble(cells[i]));
          }
          return new Row(cells[0], Integer.parseInt(cells[1]), scores);
        })
        .toList();
  }

  private static String resource(String name) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReferenceTest.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
