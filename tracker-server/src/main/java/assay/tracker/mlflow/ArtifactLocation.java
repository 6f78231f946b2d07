// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactPath;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;

/** URIs of artifacts. Those that begin with {@value #SCHEME}: lie in this server's own store. */
final class ArtifactLocation {

  static final String SCHEME = "mlflow-artifacts";

  private ArtifactLocation() {}

  /** A location that a client gave for an experiment. */
  static String check(String location) {
    boolean fragment = location.indexOf('#') >= 0;
    int query = location.indexOf('?');
    String path = query < 0 ? location : location.substring(0, query);
    boolean parameters = path.indexOf(';') >= 0;
    boolean up = query >= 0 && location.substring(query).contains("..");
    if (fragment || parameters || up) {
      throw RequestException.invalid(
          ("Invalid value \"%s\" for parameter 'artifact_location' supplied: a fragment, parameters"
                  + " after a semicolon and '..' in a query are not allowed.")
              .formatted(location));
    }
    if (location.startsWith(SCHEME + ":")) {
      requirePath(location);
    }
    return location;
  }

  /** The place of a URI in this server's store. */
  static ArtifactPath requirePath(String uri) {
    return findPath(uri)
        .orElseThrow(() ->
            RequestException.invalid(
                "The artifacts lie at %s, which this server does not serve; it serves %s: only."
                    .formatted(uri, SCHEME)));
  }

  private static Optional<ArtifactPath> findPath(String uri) {
    try {
      URI parsed = new URI(uri);
      String path = parsed.getRawPath();
      if (!SCHEME.equals(parsed.getScheme()) || path == null) {
        return Optional.empty();
      }
      return Optional.of(ArtifactPath.parseEncoded(path.replaceFirst("^/", "")));
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
