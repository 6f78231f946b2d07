// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.execute.FitState;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.record.JournalContents;
import assay.runner.record.StoredFit;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Which fits of a plan the journal answers already. */
final class KnownFits {
  /** Ended for good, unless asked again; interrupted and lost fits are simply not done. */
  private static final Set<FitState> ENDED =
      EnumSet.of(FitState.FINISHED, FitState.FAILED, FitState.OOM, FitState.TIMEOUT);

  private KnownFits() {}

  /**
   * Finished fits, and failed ones that are not to be tried again; by key.
   *
   * @param retry states to try again
   */
  static Map<String, FitRecord> of(Plan plan, JournalContents journal, Set<FitState> retry) {
    Map<String, StoredFit> stored = journal.latest();
    Map<String, FitRecord> known = new LinkedHashMap<>();
    for (Fit fit : plan.fits()) {
      StoredFit answer = stored.get(fit.key());
      if (answer != null && counts(answer.result().state(), retry)) {
        known.put(fit.key(), answer.answering(fit));
      }
    }
    return known;
  }

  static boolean counts(FitState state, Set<FitState> retry) {
    return ENDED.contains(state) && !retry.contains(state);
  }
}
