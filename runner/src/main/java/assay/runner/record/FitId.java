// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.plan.Fit;

/**
 * Which fit it is.
 *
 * @param trial the trial's key
 * @param seed the experiment's seed
 */
record FitId(String key, String trial, int fold, int repeat, long seed) {

  static FitId of(Fit fit) {
    return new FitId(fit.key(), fit.trial().key(), fit.fold(), fit.repeat(), fit.seeds().root());
  }

  static FitId of(StoredFit fit) {
    return new FitId(fit.key(), fit.trial(), fit.fold(), fit.repeat(), fit.seed());
  }

  String name() {
    return "repeat %d · fold %d".formatted(repeat, fold);
  }
}
