// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactPath;
import assay.tracker.model.RunInfo;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RunChange;
import assay.tracker.store.TrackingStore;
import java.util.List;

/** Tells whose artifacts changed, where the path has the usual form. */
record ArtifactChanges(TrackingStore store, ChangeListener listener) {

  /** Blocks. */
  void tellOf(ArtifactPath path) {
    List<String> segments = path.segments();
    int folder = segments.indexOf("artifacts");
    if (folder >= 1) {
      tellOfRun(segments.get(folder - 1));
    }
  }

  private void tellOfRun(String runId) {
    try {
      RunInfo run = store.requireRunInfo(runId);
      listener.changed(new RunChange(run.experimentId(), run.id(), RunChange.Kind.ARTIFACT));
    } catch (NotFoundException e) {
      // A folder that is no run's: nobody needs to know.
    }
  }
}
