// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

import assay.tracker.model.LoggedModel;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import java.util.List;

/**
 * Brings in models as they were in another tracker: ids, numbers, stages and times stay. Threads,
 * durability and errors are those of {@link TrackingStore}.
 */
public interface ModelImport {

  /**
   * With its tags and aliases, and all its versions.
   *
   * @throws AlreadyExistsException if there is a model of that name
   */
  void bring(RegisteredModel model, List<ModelVersion> versions);

  /**
   * Into an experiment that is there, with points of runs that are there.
   *
   * @throws AlreadyExistsException if there is, or was, a model of that id
   */
  void bring(LoggedModel model);
}
