// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** An experiment with more trials than a page has room for. */
final class ManyTrials {
  private ManyTrials() {}

  static String log(RunLog log, int count) {
    String experiment =
        log.experiment(
            "many-trials",
            Map.of("assay.kind", "train", "assay.metric", "accuracy", "assay.goal", "maximize"));
    IntStream.range(0, count).parallel().forEach(number -> trial(log, experiment, number));
    return experiment;
  }

  private static void trial(RunLog log, String experiment, int number) {
    Map<String, String> tags =
        Map.of("assay.kind", "trial", "assay.trial", Integer.toString(number));
    String run = log.run(experiment, "trial " + number, tags, 1_700_000_000_000L + number);
    log.metrics(run, List.of(new Point("accuracy", 1.0 / (number + 1), 0, 1_700_000_000_000L)));
    log.end(run, "FINISHED", 1_700_000_100_000L);
  }
}
