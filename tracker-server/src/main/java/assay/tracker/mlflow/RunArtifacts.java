// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactInfo;
import assay.tracker.artifact.ArtifactPath;
import assay.tracker.mlflow.ArtifactPlaces.Place;
import assay.tracker.store.Stores;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** The artifacts of runs and models, by paths relative to their own folders. */
final class RunArtifacts {

  private final Stores stores;
  private final ArtifactPlaces places;

  RunArtifacts(Stores stores, ArtifactPlaces places) {
    this.stores = stores;
    this.places = places;
  }

  /** The place of what a run calls {@code path}. */
  Place ofRun(String runId, String path) {
    ArtifactPath relative = ArtifactPlaces.parse(path);
    return places.require(stores.tracking().requireRunInfo(runId).artifactUri()).child(relative);
  }

  Place ofLoggedModel(String modelId, String path) {
    ArtifactPath relative = ArtifactPlaces.parse(path);
    return places.require(stores.loggedModels().require(modelId).artifactUri()).child(relative);
  }

  Place ofModelVersion(Arguments query) {
    ArtifactPath relative = ArtifactPlaces.parse(query.requireText("path"));
    String location =
        stores
            .registry()
            .requireVersion(query.requireText("name"), query.requireVersion())
            .location();
    return places.require(location).child(relative);
  }

  Answer list(Arguments arguments) {
    ArtifactPath folder = ArtifactPlaces.parse(arguments.text("path"));
    return list(stores.tracking().requireRunInfo(arguments.requireRunId()).artifactUri(), folder);
  }

  Answer listOfLoggedModel(Arguments arguments) {
    ArtifactPath folder = ArtifactPlaces.parse(arguments.text("artifact_directory_path"));
    return list(
        stores.loggedModels().require(arguments.requireText("model_id")).artifactUri(), folder);
  }

  private Answer list(String root, ArtifactPath folder) {
    Place place = places.require(root);
    List<ArtifactInfo> found = place.store().list(place.child(folder).path());
    int prefix = place.path().segments().size();
    return json -> {
      json.writeStringField("root_uri", root);
      Encoder.list(json, "files", found, (out, info) -> file(out, info, prefix));
    };
  }

  /** One level of the whole store, by base names. */
  Answer listAll(String path) {
    List<ArtifactInfo> found = places.own().list(ArtifactPlaces.parse(path));
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
