// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where a tracker keeps its data and where it listens.
 *
 * @param host a name or address of this machine's loopback interface
 * @param port 0 for any that is free
 * @param portRequired whether to fail, rather than take a free one, if the port is in use
 * @param artifacts directory of the files that clients send; absent: in the data directory
 * @param artifactRoot URI below which new experiments keep their artifacts. Where it is not {@code
 *     mlflow-artifacts:/}, clients write there by themselves; what lies below a {@code file:} root
 *     the tracker shows too, any other place it only names
 * @param serving how it treats its clients
 */
public record TrackerConfig(
    Path dataDirectory,
    String host,
    int port,
    boolean portRequired,
    Optional<Path> artifacts,
    String artifactRoot,
    Serving serving) {

  /** Loopback only, on a free port, artifacts in the data directory. */
  public static TrackerConfig of(Path dataDirectory) {
    return new TrackerConfig(
        dataDirectory, "127.0.0.1", 0, false, Optional.empty(), ArtifactRoot.OWN, Serving.DEFAULT);
  }

  public TrackerConfig withHost(String host) {
    return new TrackerConfig(
        dataDirectory, host, port, portRequired, artifacts, artifactRoot, serving);
  }

  /** That port and no other. */
  public TrackerConfig withPort(int port) {
    return new TrackerConfig(dataDirectory, host, port, true, artifacts, artifactRoot, serving);
  }

  /** That port if it is free, else another. */
  public TrackerConfig withPreferredPort(int port) {
    return new TrackerConfig(dataDirectory, host, port, false, artifacts, artifactRoot, serving);
  }

  public TrackerConfig withArtifacts(Path artifacts) {
    return new TrackerConfig(
        dataDirectory, host, port, portRequired, Optional.of(artifacts), artifactRoot, serving);
  }

  public TrackerConfig withArtifactRoot(String artifactRoot) {
    return new TrackerConfig(
        dataDirectory, host, port, portRequired, artifacts, artifactRoot, serving);
  }

  public TrackerConfig withServing(Serving serving) {
    return new TrackerConfig(
        dataDirectory, host, port, portRequired, artifacts, artifactRoot, serving);
  }

  public TrackerConfig withLimits(Limits limits) {
    return withServing(serving.withLimits(limits));
  }
}
