// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What clients send to show a token. */
public final class Credentials {

  private Credentials() {}

  /**
   * The token in a header Authorization: {@code Bearer TOKEN}, or {@code Basic} with the token as
   * password and any name, as MLflow's clients send MLFLOW_TRACKING_USERNAME and _PASSWORD.
   */
  public static Optional<String> find(@Nullable String authorization) {
    String[] words = authorization == null ? new String[0] : authorization.strip().split(" +", 2);
    if (words.length < 2) {
      return Optional.empty();
    }
    if (words[0].equalsIgnoreCase("Bearer")) {
      return Optional.of(words[1]);
    }
    return words[0].equalsIgnoreCase("Basic") ? password(words[1]) : Optional.empty();
  }

  private static Optional<String> password(String encoded) {
    try {
      String pair = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 0 ? Optional.empty() : Optional.of(pair.substring(colon + 1));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
