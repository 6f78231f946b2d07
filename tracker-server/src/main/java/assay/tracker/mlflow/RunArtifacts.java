// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactInfo;
import assay.tracker.artifact.ArtifactPath;
import assay.tracker.artifact.ArtifactStore;
import assay.tracker.model.RunInfo;
import assay.tracker.store.TrackingStore;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The artifacts of a run, by paths relative to its own folder. */
final class RunArtifacts {

  private final TrackingStore store;
  private final ArtifactStore artifacts;

  RunArtifacts(TrackingStore store, ArtifactStore artifacts) {
    this.store = store;
    this.artifacts = artifacts;
  }

  /** The place in the artifact store of what a run calls {@code path}. */
  static ArtifactPath within(RunInfo run, String path) {
    return ArtifactPath.parse(path).within(ArtifactLocation.requirePath(run.artifactUri()));
  }

  ArtifactPath require(String runId, String path) {
    return within(store.requireRunInfo(runId), path);
  }

  Answer list(Arguments arguments) {
    RunInfo run = store.requireRunInfo(arguments.requireRunId());
    ArtifactPath root = ArtifactLocation.requirePath(run.artifactUri());
    List<ArtifactInfo> found = artifacts.list(within(run, arguments.text("path")));
    int prefix = root.segments().size();
    return json -> {
      json.writeStringField("root_uri", run.artifactUri());
      Encoder.list(json, "files", found, (out, info) -> file(out, info, prefix));
    };
  }

  /** One level of the whole store, by base names. */
  Answer listAll(String path) {
    List<ArtifactInfo> found = artifacts.list(ArtifactPath.parse(path));
    return json ->
        Encoder.list(
            json,
            "files",
            found,
            (out, info) -> file(out, info, info.path().segments().size() - 1));
  }

  /**
   * @param skipped leading segments that are not shown
   */
  private static void file(JsonGenerator json, ArtifactInfo info, int skipped) throws IOException {
    List<String> segments = info.path().segments();
    json.writeStringField("path", String.join("/", segments.subList(skipped, segments.size())));
    json.writeBooleanField("is_dir", info.folder());
    if (!info.folder()) {
      json.writeNumberField("file_size", info.sizeBytes());
    }
  }
}
