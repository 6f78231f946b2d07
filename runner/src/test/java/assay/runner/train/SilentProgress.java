// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.execute.FitProgress;
import java.util.Map;

/** Tells nobody and never ends a fit. */
class SilentProgress implements FitProgress {

  @Override
  public void epoch(int epoch, Map<String, Double> values) {}

  @Override
  public void check() {}
}
