// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import assay.runner.plan.Fit;
import java.time.Instant;

/**
 * A fit that ended, with all that was measured: what the journal keeps and a tracker is told.
 *
 * @param launch the launch that trained it
 */
public record FitRecord(
    Fit fit, String launch, Instant startedAt, Instant endedAt, FitResult result, Curves curves) {}
