// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.plan.Fit;
import assay.runner.plan.Measurement;
import assay.runner.plan.Stage;

/**
 * Which fit or measurement it is; a measurement's fork stands as its fold.
 *
 * @param trial the trial's key
 * @param seed the experiment's seed
 */
record FitId(
    String key, String trial, int fold, int repeat, long seed, Stage stage, boolean measurement) {

  /** Fits that do not rank trials are of another kind: nobody takes them for scores of a trial. */
  static final String NESTED = "nested_fit";

  static FitId of(Fit fit) {
    return new FitId(
        fit.key(),
        fit.trial().key(),
        fit.fold(),
        fit.repeat(),
        fit.seeds().root(),
        fit.stage(),
        false);
  }

  static FitId of(Measurement measurement, long seed) {
    return new FitId(
        measurement.key(),
        measurement.trial().key(),
        measurement.fork(),
        0,
        seed,
        new Stage.Plain(),
        true);
  }

  static FitId of(StoredFit fit) {
    return new FitId(
        fit.key(),
        fit.trial(),
        fit.fold(),
        fit.repeat(),
        fit.seed(),
        fit.stage(),
        fit.measured().isPresent());
  }

  /** What a run of it is tagged as. */
  String kind() {
    return measurement ? "measurement" : stage.ranks() ? "fit" : NESTED;
  }

  String name() {
    return measurement ? "fork " + fold : Fit.name(stage, repeat, fold);
  }
}
