// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The name of an artifact: segments below the root of a store. Whoever holds one knows that it
 * cannot lead out of that root, however often somebody decodes it, on any operating system.
 *
 * @param segments none for the root itself
 */
public record ArtifactPath(List<String> segments) {

  public static final ArtifactPath ROOT = new ArtifactPath(List.of());

  /** Ends the search for hidden encodings; each round of decoding shortens the text. */
  private static final int MAX_DECODINGS = 64;

  private static final Pattern ENCODED = Pattern.compile("%[0-9a-fA-F]{2}");
  private static final Pattern DRIVE = Pattern.compile("[a-zA-Z]:.*", Pattern.DOTALL);
  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cntrl}\\\\#]");

  /** Names such as {@code dog%step%100}, which MLflow gives to images, hold no real encodings. */
  private static final Pattern FORBIDDEN_DECODED = Pattern.compile("[\\x00\\\\]");

  public ArtifactPath {
    segments = List.copyOf(segments);
  }

  /**
   * @param path with slashes, percent-encoded as in the path of a URL
   * @throws ArtifactPathException as {@link #parse}
   */
  public static ArtifactPath parseEncoded(String path) {
    try {
      return parse(decoded(path));
    } catch (IllegalArgumentException e) {
      throw new ArtifactPathException(path, "it is not properly percent-encoded");
    }
  }

  /**
   * @param path with slashes; one at the end is ignored, the empty text is the root
   * @throws ArtifactPathException if the path, or what its percent-decoding gives, is absolute, has
   *     an empty segment, {@code .} or {@code ..}, a NUL or a backslash, or begins like a Windows
   *     drive; or if the path has a control character or a {@code #}
   */
  public static ArtifactPath parse(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    if (trimmed.isEmpty()) {
      if (path.isEmpty()) {
        return ROOT;
      }
      throw new ArtifactPathException(path, "it is absolute");
    }
    requireSafe(path, trimmed);
    return new ArtifactPath(List.of(trimmed.split("/", -1)));
  }

  private static void requireSafe(String path, String trimmed) {
    if (FORBIDDEN.matcher(trimmed).find()) {
      throw new ArtifactPathException(path, "it has a control character, a backslash or a #");
    }
    String text = trimmed;
    for (int i = 0; i < MAX_DECODINGS; i++) {
      requireSafeAsIs(path, text);
      if (!ENCODED.matcher(text).find()) {
        return;
      }
      text = decodedLeniently(text);
    }
    throw new ArtifactPathException(path, "it is percent-encoded too often");
  }

  private static void requireSafeAsIs(String path, String text) {
    if (FORBIDDEN_DECODED.matcher(text).find()) {
      throw new ArtifactPathException(path, "it has an encoded NUL or backslash");
    }
    if (text.startsWith("/")) {
      throw new ArtifactPathException(path, "it is absolute");
    }
    for (String segment : text.split("/", -1)) {
      if (segment.isEmpty() || segment.equals(".") || segment.equals("..")) {
        throw new ArtifactPathException(path, "it has an empty segment, . or ..");
      }
      if (DRIVE.matcher(segment).matches()) {
        throw new ArtifactPathException(path, "it has the form of a Windows drive");
      }
    }
  }

  private static String decoded(String text) {
    // In a path, unlike in a form, a plus is a plus.
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /** Decodes what is encoded and leaves other percent signs alone. */
  private static String decodedLeniently(String text) {
    return ENCODED.matcher(text).replaceAll(match -> decodedQuoted(match.group()));
  }

  private static String decodedQuoted(String encoded) {
    char c = (char) Integer.parseInt(encoded, 1, 3, 16);
    return Matcher.quoteReplacement(String.valueOf(c));
  }

  public boolean isRoot() {
    return segments.isEmpty();
  }

  /** The last segment. */
  public String name() {
    return segments.getLast();
  }

  /** This path below another. */
  public ArtifactPath within(ArtifactPath parent) {
    return new ArtifactPath(Stream.concat(parent.segments.stream(), segments.stream()).toList());
  }

  /** With slashes; empty for the root. */
  @Override
  public String toString() {
    return String.join("/", segments);
  }
}
