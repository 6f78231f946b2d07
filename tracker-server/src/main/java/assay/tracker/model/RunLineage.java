// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;

/**
 * What a run read and made, each in the order in which it was logged.
 *
 * @param modelInputs ids of logged models
 */
public record RunLineage(
    List<DatasetInput> datasets, List<String> modelInputs, List<ModelOutput> modelOutputs) {

  public static final RunLineage NONE = new RunLineage(List.of(), List.of(), List.of());
}
