// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import assay.tracker.artifact.ArtifactStore;
import assay.tracker.artifact.OwnAddress;
import assay.tracker.model.RunInfo;
import assay.tracker.server.OfflineStores;
import assay.tracker.store.TrackingStore;
import java.time.Instant;
import java.util.List;

/** Removes what was deleted for good, with its artifacts. */
public final class GarbageCollection {

  private final TrackingStore tracking;
  private final ArtifactStore artifacts;

  public GarbageCollection(OfflineStores stores) {
    this.tracking = stores.store().tracking();
    this.artifacts = stores.artifacts();
  }

  /**
   * What was, or would be, removed.
   *
   * @param left addresses of artifacts that lie elsewhere and are left there
   */
  public record Outcome(List<RunInfo> runs, List<String> left) {}

  /** What {@link #collect} would do. */
  public Outcome preview(Instant deletedBefore) {
    List<RunInfo> runs = tracking.runsDeletedBefore(deletedBefore.toEpochMilli());
    List<String> left =
        runs.stream()
            .map(RunInfo::artifactUri)
            .filter(uri -> OwnAddress.find(uri).isEmpty())
            .toList();
    return new Outcome(runs, left);
  }

  /** The artifacts first: if it is interrupted, the runs are still there to tell of them. */
  public Outcome collect(Instant deletedBefore) {
    Outcome all = preview(deletedBefore);
    for (RunInfo run : all.runs()) {
      OwnAddress.find(run.artifactUri()).ifPresent(artifacts::delete);
    }
    tracking.purgeDeletedRuns(deletedBefore.toEpochMilli());
    return all;
  }
}
