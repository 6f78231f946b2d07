// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.List;

/**
 * What is reported of each fit.
 *
 * @param metrics public metric names, the task's own among them
 * @param reportTrain whether curves also hold the metrics of the training part
 */
public record EvaluateSpec(List<String> metrics, boolean reportTrain) {
  public EvaluateSpec {
    metrics = List.copyOf(metrics);
  }
}
