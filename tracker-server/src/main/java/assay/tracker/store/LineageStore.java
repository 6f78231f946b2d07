// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.DatasetInput;
import assay.tracker.model.DatasetSummary;
import assay.tracker.model.ModelOutput;
import assay.tracker.model.RunLineage;
import java.util.List;
import java.util.Map;

/**
 * Keeps what runs read and made. Threads, durability and errors are those of {@link TrackingStore}.
 *
 * <p>What is kept: within an experiment a data set is known by name and digest, and stays as it was
 * when it was first logged. A run has a data set once, with the tags of the first time.
 */
public interface LineageStore {

  /**
   * @param models ids of logged models
   */
  void addInputs(String runId, List<DatasetInput> datasets, List<String> models);

  void addOutputs(String runId, List<ModelOutput> models);

  /** By run; runs that have none are left out. */
  Map<String, RunLineage> lineage(List<String> runIds);

  /** What runs of the experiments used for what: every combination once. */
  List<DatasetSummary> datasets(List<String> experimentIds, int maxItems);
}
