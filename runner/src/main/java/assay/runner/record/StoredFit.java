// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitRecord;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.plan.Fit;
import java.time.Instant;

/**
 * A fit that ended, without the types of the plan it belonged to.
 *
 * @param trial the trial's key
 * @param seed the experiment's seed
 * @param launch the launch that trained it
 * @param curves callers must not change them
 */
public record StoredFit(
    String key,
    String trial,
    int fold,
    int repeat,
    long seed,
    String launch,
    String experiment,
    Instant startedAt,
    Instant endedAt,
    FitResult result,
    Curves curves)
    implements JournalEvent {

  static StoredFit of(FitRecord record, String experiment) {
    Fit fit = record.fit();
    return new StoredFit(
        fit.key(),
        fit.trial().key(),
        fit.fold(),
        fit.repeat(),
        fit.seeds().root(),
        record.launch(),
        experiment,
        record.startedAt(),
        record.endedAt(),
        record.result(),
        record.curves());
  }

  /**
   * This result as the answer to a fit of a plan.
   *
   * @param fit with the same key
   */
  public FitRecord answering(Fit fit) {
    if (!fit.key().equals(key)) {
      throw new IllegalArgumentException("fit %s is not %s".formatted(fit.key(), key));
    }
    return new FitRecord(fit, launch, startedAt, endedAt, result, curves);
  }

  public boolean finished() {
    return result.state() == FitState.FINISHED;
  }

  StoredFit standingFor(String trialKey) {
    return new StoredFit(
        key, trialKey, fold, repeat, seed, launch, experiment, startedAt, endedAt, result, curves);
  }
}
