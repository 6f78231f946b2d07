// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Measurement;
import java.time.Instant;

/**
 * A measurement that ended: what the journal keeps and a tracker is told.
 *
 * @param launch the launch that measured it
 * @param order its place among the measurements of that launch, from 0
 */
public record MeasurementRecord(
    Measurement measurement,
    String launch,
    int order,
    Instant startedAt,
    Instant endedAt,
    MeasurementResult result) {

  public boolean finished() {
    return result.state() == FitState.FINISHED;
  }
}
