// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The URI from which a model version was made, as a client gives it. Clients are later sent there,
 * so it must not lead to files of this machine that are no artifacts, whoever decodes it.
 */
final class ModelSource {

  private final String text;

  ModelSource(String text) {
    this.text = text;
  }

  /**
   * @param home URI of the artifacts that a local path has to lie in; absent: none may be local
   * @param parameter what names that home, for messages
   */
  void check(Optional<String> home, String parameter) {
    if (isLocal(text)) {
      boolean inside = home.filter(ModelSource::isLocal).filter(this::isWithin).isPresent();
      if (!inside) {
        throw outside(parameter);
      }
    } else {
      checkRemote();
    }
  }

  private static boolean isLocal(String uri) {
    return uri.startsWith("file:") || !uri.matches("[a-zA-Z][a-zA-Z0-9+.-]*:.*");
  }

  private boolean isWithin(String home) {
    return path(text).startsWith(path(home));
  }

  private Path path(String uri) {
    try {
      return Path.of(uri.startsWith("file:") ? filePath(new URI(uri)) : uri)
          .toAbsolutePath()
          .normalize();
    } catch (URISyntaxException | InvalidPathException e) {
      throw RequestException.invalid("Invalid model version source: '%s'.".formatted(text));
    }
  }

  private static String filePath(URI uri) {
    String host = Optional.ofNullable(uri.getAuthority()).orElse("");
    if (!host.isEmpty() && !host.equals("localhost") && !host.equals("127.0.0.1")) {
      throw RequestException.invalid(
          "%s is not a valid remote uri: files on other machines need another scheme."
              .formatted(uri));
    }
    return Optional.ofNullable(uri.getPath()).orElse("");
  }

  private RequestException outside(String parameter) {
    return RequestException.invalid(
        ("Invalid model version source: '%s'. To use a local path as a model version source, the"
                + " %s request parameter has to be specified and the local path has to be"
                + " contained within the artifact directory of the run specified by the %s.")
            .formatted(text, parameter, parameter));
  }

  private void checkRemote() {
    String decoded = decodedWhole(text);
    String path = decoded.replaceFirst("^[^:]*:(//[^/]*)?", "").replaceFirst("[?#].*$", "");
    List<String> segments = List.of(path.split("/", -1));
    boolean up = List.of(decoded.split("/", -1)).contains("..");
    if (up || !path.startsWith("/") || segments.contains(".") || decoded.indexOf(0) >= 0) {
      throw RequestException.invalid(
          ("Invalid model version source: '%s'. If supplying a source as an http, https, local"
                  + " file path, ftp, objectstore, or mlflow-artifacts uri, an absolute path must be"
                  + " provided without relative path references present. Please provide an absolute"
                  + " path.")
              .formatted(text));
    }
  }

  /** Until nothing changes any more: each round shortens the text, or turns a plus to a space. */
  private static String decodedWhole(String text) {
    String before = text;
    String after = decoded(before);
    while (!after.equals(before)) {
      before = after;
      after = decoded(before);
    }
    return after;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a percent sign that encodes nothing
    }
  }
}
