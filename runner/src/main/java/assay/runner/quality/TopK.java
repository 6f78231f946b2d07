// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.quality;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The share of rows whose true class is among the K most probable ones. Of equally probable classes
 * the highest comes first, as in scikit-learn.
 */
record TopK(int k) implements Metric<Predictions> {
  private static final Pattern NAME = Pattern.compile("top([1-9]\\d{0,5})_accuracy");

  static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  static Optional<Metric<Predictions>> find(String name) {
    Matcher matcher = NAME.matcher(name);
    return matcher.matches()
        ? Optional.of(new TopK(Integer.parseInt(matcher.group(1))))
        : Optional.empty();
  }

  @Override
  public Score of(Predictions predictions, Options options) {
    return predictions
        .unordered()
        .orElseGet(() -> new Score.Value(predictions.weights().mean(hits(predictions))));
  }

  @Override
  public Optional<Hits.Share> share(Predictions predictions) {
    if (predictions.unordered().isPresent()) {
      return Optional.empty();
    }
    double[] hits = hits(predictions);
    Weights weights = predictions.weights();
    return Optional.of(new Hits.Share(weights.sum(row -> hits[row]), weights.total()));
  }

  private double[] hits(Predictions predictions) {
    return predictions.values("top" + k, row -> better(predictions, row) < k ? 1 : 0);
  }

  private static int better(Predictions predictions, int row) {
    int label = predictions.label(row);
    double score = predictions.score(row, label);
    int better = 0;
    for (int of = 0; of < predictions.classes(); of++) {
      double other = predictions.score(row, of);
      better += other > score || (other == score && of > label) ? 1 : 0;
    }
    return better;
  }
}
