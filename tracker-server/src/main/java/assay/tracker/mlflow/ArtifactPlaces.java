// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactMount;
import assay.tracker.artifact.ArtifactPath;
import assay.tracker.artifact.ArtifactPathException;
import assay.tracker.artifact.ArtifactStore;
import assay.tracker.artifact.OwnAddress;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the URIs of artifacts lie among the stores of this server; the only way from a URI to a
 * store. Its own store has the URIs {@value OwnAddress#SCHEME}: and those of its proxy, by whatever
 * host name clients reach it. Everything else is out of its reach.
 */
public final class ArtifactPlaces {

  private static final Pattern PROXY =
      Pattern.compile("/(?:ajax-)?api/2\\.0/mlflow-artifacts/artifacts(?:/(.*))?");

  private final ArtifactStore own;
  private final List<ArtifactMount> mounts;

  /**
   * @param mounts other folders that may be read and written, by {@code file:} URIs
   */
  public ArtifactPlaces(ArtifactStore own, List<ArtifactMount> mounts) {
    this.own = own;
    this.mounts = List.copyOf(mounts);
  }

  /** A path in one of the stores. */
  record Place(ArtifactStore store, ArtifactPath path) {

    Place child(ArtifactPath relative) {
      return new Place(store, relative.within(path));
    }
  }

  /** Forgets uploads in parts of which nothing was heard for long. */
  public void removeExpiredUploads(Instant now) {
    own.multipart().removeExpired(now);
  }

  ArtifactStore own() {
    return own;
  }

  Place inOwn(ArtifactPath path) {
    return new Place(own, path);
  }

  /** The place of a URI. */
  Place require(String uri) {
    return find(uri)
        .orElseThrow(() ->
            RequestException.invalid(
                "The artifacts lie at %s, which this server does not serve: ask for them there."
                    .formatted(uri)));
  }

  private Optional<Place> find(String uri) {
    try {
      URI parsed = new URI(uri);
      String path = parsed.getRawPath();
      return path == null ? Optional.empty() : find(parsed, path);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private Optional<Place> find(URI uri, String path) {
    return switch (uri.getScheme()) {
      case OwnAddress.SCHEME -> findOwn(uri).map(this::inOwn);
      case "http", "https" -> findInProxy(path);
      case "file" -> uri.getAuthority() == null ? findInMount(uri.getPath()) : Optional.empty();
      case null -> findInMount(uri.getPath());
      default -> Optional.empty();
    };
  }

  private static Optional<ArtifactPath> findOwn(URI uri) {
    try {
      return OwnAddress.find(uri);
    } catch (ArtifactPathException e) {
      throw invalidPath(e);
    }
  }

  private Optional<Place> findInProxy(String path) {
    Matcher proxy = PROXY.matcher(path);
    if (!proxy.matches()) {
      return Optional.empty();
    }
    String inside = Optional.ofNullable(proxy.group(1)).orElse("");
    return Optional.of(inOwn(parseEncoded(inside)));
  }

  private Optional<Place> findInMount(String path) {
    for (ArtifactMount mount : mounts) {
      String root = mount.root().getPath().replaceFirst("/*$", "/");
      if (path.startsWith(root)) {
        return Optional.of(new Place(mount.store(), parse(path.substring(root.length()))));
      }
    }
    return Optional.empty();
  }

  /** A path that a client sent, below some folder. */
  static ArtifactPath parse(String path) {
    try {
      return ArtifactPath.parse(path);
    } catch (ArtifactPathException e) {
      throw invalidPath(e);
    }
  }

  /** A path that a client sent as a part of a URL. */
  static ArtifactPath parseEncoded(String path) {
    try {
      return ArtifactPath.parseEncoded(path);
    } catch (ArtifactPathException e) {
      throw invalidPath(e);
    }
  }

  /**
   * What stands after a prefix of a request's path, undecoded: a router would have resolved its
   * dots.
   */
  static ArtifactPath pathAfter(String prefix, HttpServerRequest request) {
    String path = request.path();
    if (path == null || !path.startsWith(prefix + "/")) {
      throw RequestException.invalid("Invalid artifact path '%s'".formatted(path));
    }
    return parseEncoded(path.substring(prefix.length() + 1));
  }

  /** Exactly MLflow's text, which clients compare. */
  private static RequestException invalidPath(ArtifactPathException reason) {
    return new RequestException(ErrorCode.INVALID_PARAMETER_VALUE, "Invalid path", reason);
  }

  /** A location that a client gave for an experiment. */
  static String checkLocation(String location) {
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
    if (location.startsWith(OwnAddress.SCHEME + ":")) {
      requireOwnPath(location);
    }
    return absolute(location);
  }

  private static void requireOwnPath(String location) {
    try {
      findOwn(new URI(location));
    } catch (URISyntaxException e) {
      throw RequestException.invalid(
          "Invalid value \"%s\" for parameter 'artifact_location' supplied: it is no URI."
              .formatted(location));
    }
  }

  /** A path without a scheme is one of this machine, as MLflow has it. */
  private static String absolute(String location) {
    if (location.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*") || location.startsWith("/")) {
      return location;
    }
    try {
      return Path.of(location).toAbsolutePath().toString();
    } catch (InvalidPathException e) {
      throw RequestException.invalid(
          "Invalid value \"%s\" for parameter 'artifact_location' supplied: it is no path."
              .formatted(location));
    }
  }
}
