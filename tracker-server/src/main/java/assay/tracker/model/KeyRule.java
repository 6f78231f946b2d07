// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.model;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** MLflow's rule for the keys of metrics, params and tags. */
public final class KeyRule {

  /** In characters, not UTF-16 units. */
  public static final int MAX_LENGTH = 250;

  private static final Pattern CHARACTERS =
      Pattern.compile("[\\w.\\- :/]*", Pattern.UNICODE_CHARACTER_CLASS);

  private static final String ALLOWED =
      "Names may only contain alphanumerics, underscores (_), dashes (-), periods (.), spaces ( ),"
          + " colon(:) and slashes (/).";

  private static final String PATHS =
      "Names may be treated as files in certain cases, and must not resolve to other names when"
          + " treated as such: no empty part between slashes, no '.' and '..', no slash at an"
          + " end.";

  private KeyRule() {}

  /** What is wrong with the characters of a key; nothing if it may be used. */
  public static Optional<String> findProblem(String key) {
    if (!CHARACTERS.matcher(key).matches()) {
      return Optional.of(ALLOWED);
    }
    return isItsOwnPath(key) ? Optional.empty() : Optional.of(PATHS);
  }

  public static boolean isTooLong(String key) {
    return key.length() > MAX_LENGTH && key.codePointCount(0, key.length()) > MAX_LENGTH;
  }

  private static boolean isItsOwnPath(String key) {
    List<String> parts = List.of(key.split("/", -1));
    return parts.stream().noneMatch(part -> part.isEmpty() || part.equals("."))
        && !key.startsWith("..")
        && !parts.contains("..");
  }
}
