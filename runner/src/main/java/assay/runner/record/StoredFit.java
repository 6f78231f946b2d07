// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.Curves;
import assay.runner.execute.FitRecord;
import assay.runner.execute.FitResult;
import assay.runner.execute.FitState;
import assay.runner.execute.MeasurementRecord;
import assay.runner.execute.MeasurementResult;
import assay.runner.plan.Fit;
import assay.runner.plan.Measurement;
import assay.runner.plan.Stage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A fit or measurement that ended, without the types of the plan it belonged to. A measurement's
 * fork stands as its fold.
 *
 * @param trial the trial's key
 * @param seed the experiment's seed
 * @param launch the launch that trained it
 * @param curves callers must not change them
 * @param measured of a measurement
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
    Curves curves,
    Stage stage,
    Optional<Measured> measured)
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
        record.curves(),
        fit.stage(),
        Optional.empty());
  }

  /**
   * @param tags of its run that do not follow from the record
   */
  static StoredFit of(
      MeasurementRecord record, String experiment, long seed, Map<String, String> tags) {
    Measurement measurement = record.measurement();
    MeasurementResult result = record.result();
    return new StoredFit(
        measurement.key(),
        measurement.trial().key(),
        measurement.fork(),
        0,
        seed,
        record.launch(),
        experiment,
        record.startedAt(),
        record.endedAt(),
        new FitResult(
            result.state(),
            result.metrics(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            OptionalLong.empty(),
            false,
            result.cause(),
            result.detail()),
        result.series(),
        new Stage.Plain(),
        Optional.of(
            new Measured(record.order(), Flags.with(tags, result.flags()), result.artifacts())));
  }

  /**
   * This result as the answer to a measurement of a plan.
   *
   * @param measurement with the same key
   */
  public MeasurementRecord answering(Measurement measurement) {
    Measured more = measured.orElseThrow();
    if (!measurement.key().equals(key)) {
      throw new IllegalArgumentException(
          "measurement %s is not %s".formatted(measurement.key(), key));
    }
    return new MeasurementRecord(
        measurement,
        launch,
        more.order(),
        startedAt,
        endedAt,
        new MeasurementResult(
            result.state(),
            result.metrics(),
            curves,
            Flags.of(more.tags()),
            more.artifacts(),
            result.cause(),
            result.detail()));
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
        key,
        trialKey,
        fold,
        repeat,
        seed,
        launch,
        experiment,
        startedAt,
        endedAt,
        result,
        curves,
        stage,
        measured);
  }
}
