// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.series.Curve;

/** Takes the points of series, part by part. */
@FunctionalInterface
public interface CurveReader {

  /**
   * @param curve a part of the series, not empty
   */
  void read(String runId, String key, Curve curve);
}
