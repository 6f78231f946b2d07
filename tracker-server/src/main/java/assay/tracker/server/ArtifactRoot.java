// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.artifact.OwnAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

/** Where experiments keep their artifacts unless they say otherwise. */
final class ArtifactRoot {

  /** This server's own store: clients send files to it. */
  static final String OWN = OwnAddress.SCHEME + ":/";

  private ArtifactRoot() {}

  /**
   * Any URI with a scheme will do, since clients write to all but {@value #OWN} by themselves.
   *
   * @throws TrackerStartException if it is none, or holds what clients would read as another place
   */
  static void require(String root) {
    URI uri = parse(root);
    boolean clean =
        uri.getRawFragment() == null && uri.getRawQuery() == null && !root.contains(";");
    boolean placed = uri.getRawPath() != null && uri.getRawPath().startsWith("/");
    if (uri.getScheme() == null || !clean || !(placed || uri.getAuthority() != null)) {
      throw unusable(root);
    }
    if (placed && List.of(uri.getPath().split("/", -1)).contains("..")) {
      throw unusable(root);
    }
  }

  /** The root, if it is a directory here: clients may then ask this server for what lies there. */
  static Optional<URI> onThisMachine(String root) {
    URI uri = parse(root);
    return "file".equals(uri.getScheme()) ? Optional.of(uri) : Optional.empty();
  }

  private static URI parse(String root) {
    try {
      return new URI(root);
    } catch (URISyntaxException e) {
      throw unusable(root);
    }
  }

  private static TrackerStartException unusable(String root) {
    return new TrackerStartException(
        ("The default artifact root '%s' cannot be used: a URI with a scheme and an absolute path"
                + " is wanted, without '..', query or fragment, such as %s, file:///srv/artifacts"
                + " or s3://bucket/folder.")
            .formatted(root, OWN));
  }
}
