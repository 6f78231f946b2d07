// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.plan.Fit;
import assay.runner.spec.OptimizerSpec;
import assay.runner.spec.TrainSpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * One configuration of the grid that scikit-learn 1.2's MLPClassifier was scored on, with its
 * scores over 5 folds × 3 seeds. Its penalty {@code alpha} is divided by the batch size: it adds
 * alpha/rows·w to the gradient of a batch.
 */
record IrisReference(
    String solver,
    int hidden,
    double learningRate,
    double alpha,
    double accuracy,
    double accuracySeedSd,
    double logLoss) {
  private static final int EPOCHS = 100;
  private static final int BATCH_SIZE = 32;

  static List<IrisReference> all() {
    try (CSVParser csv =
        CSVParser.parse(
            Objects.requireNonNull(IrisReference.class.getResourceAsStream("cv-iris-summary.csv")),
            StandardCharsets.UTF_8,
            CSVFormat.RFC4180.builder().setHeader().get())) {
      return csv.stream().map(IrisReference::of).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IrisReference of(CSVRecord row) {
    return new IrisReference(
        row.get("solver"),
        Integer.parseInt(row.get("hidden")),
        Double.parseDouble(row.get("lr")),
        Double.parseDouble(row.get("alpha")),
        Double.parseDouble(row.get("accuracy_mean")),
        Double.parseDouble(row.get("accuracy_seed_sd")),
        Double.parseDouble(row.get("log_loss_mean")));
  }

  /** All folds and repeats of this configuration. */
  List<Fit> fits(BuiltinExperiment iris, boolean reportTrain) {
    List<Fit> fits = new ArrayList<>();
    for (int repeat = 0; repeat < BuiltinExperiment.REPEATS; repeat++) {
      for (int fold = 0; fold < BuiltinExperiment.FOLDS; fold++) {
        fits.add(iris.fit(hidden, train(), reportTrain, fold, repeat));
      }
    }
    return fits;
  }

  private TrainSpec train() {
    return BuiltinExperiment.train(optimizer(), BATCH_SIZE, EPOCHS, alpha / BATCH_SIZE);
  }

  private OptimizerSpec optimizer() {
    return solver.equals("adam")
        ? new OptimizerSpec.Adam(learningRate, 0.9, 0.999, 1e-8)
        : new OptimizerSpec.Sgd(learningRate, 0.9);
  }
}
