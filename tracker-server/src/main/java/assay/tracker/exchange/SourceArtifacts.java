// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.artifact.OwnAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where the artifacts of MLflow's runs lie on this machine.
 *
 * @param proxied folders in which an MLflow server keeps the artifacts it serves
 */
record SourceArtifacts(List<Path> proxied) {

  /** MLflow's servers keep them under these names in the directory in which they are started. */
  static SourceArtifacts beside(Path store) {
    Path absolute = store.toAbsolutePath();
    return new SourceArtifacts(
        List.of(absolute.resolveSibling("mlartifacts"), absolute.resolveSibling("mlruns")));
  }

  /** Whether artifacts at a location can be brought over, so that it need not be kept. */
  static boolean isLocal(String location) {
    return parse(location)
        .map(URI::getScheme)
        .map(scheme -> scheme.equals("file") || scheme.equals(OwnAddress.SCHEME))
        .orElse(true); // a path
  }

  /** The folder that a URI means, if it is there. */
  Optional<Path> find(String uri) {
    Optional<URI> parsed = parse(uri).filter(it -> it.getScheme() != null);
    if (parsed.isEmpty()) {
      return existing(Path.of(uri));
    }
    String path = parsed.get().getPath();
    if (path == null) {
      return Optional.empty();
    }
    return switch (parsed.get().getScheme()) {
      case "file" -> existing(Path.of(path));
      case OwnAddress.SCHEME ->
          proxied.stream()
              .map(folder -> folder.resolve(path.replaceFirst("^/+", "")))
              .filter(Files::isDirectory)
              .findFirst();
      default -> Optional.empty();
    };
  }

  private static Optional<Path> existing(Path folder) {
    return Optional.of(folder).filter(Files::isDirectory);
  }

  /** Empty for a path that is no URI, for one with spaces say. */
  private static Optional<URI> parse(String uri) {
    try {
      return Optional.of(new URI(uri));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
