// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.compare;

import assay.runner.data.ScoreRow;
import assay.runner.spec.TaskSpec.Goal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * What is compared.
 *
 * @param metric the name of the scores
 * @param trials in the order in which they came, with names that differ
 * @param ratio absent if it is neither known nor follows from the folds
 */
public record ScoreSet(
    String metric, Goal goal, List<TrialScores> trials, Optional<FoldRatio> ratio) {
  public ScoreSet {
    trials = List.copyOf(trials);
  }

  /** With the ratio that is known of some trials, or else follows from the folds. */
  public static ScoreSet of(
      String metric, Goal goal, List<TrialScores> trials, List<OptionalDouble> testToTrain) {
    return new ScoreSet(metric, goal, trials, FoldRatio.of(testToTrain, trials));
  }

  /**
   * @param rows no two of them of one trial and block
   */
  public static ScoreSet ofRows(String metric, Goal goal, List<ScoreRow> rows) {
    Map<String, TreeMap<Block, Double>> byTrial = new LinkedHashMap<>();
    for (ScoreRow row : rows) {
      byTrial
          .computeIfAbsent(row.trial(), name -> new TreeMap<>())
          .put(new Block(row.repeat(), row.fold()), row.score());
    }
    List<TrialScores> trials = new ArrayList<>();
    byTrial.forEach((name, scores) -> trials.add(new TrialScores(name, scores)));
    return of(metric, goal, trials, rows.stream().map(ScoreRow::testToTrain).toList());
  }

  public List<String> names() {
    return trials.stream().map(TrialScores::trial).toList();
  }

  /** Only some of the trials. */
  public ScoreSet only(List<String> names) {
    List<TrialScores> some =
        trials.stream().filter(trial -> names.contains(trial.trial())).toList();
    return new ScoreSet(metric, goal, some, ratio);
  }
}
