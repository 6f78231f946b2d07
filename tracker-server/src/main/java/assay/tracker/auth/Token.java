// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of a token.
 *
 * @param name who or what uses it; unique
 * @param sha256 of the token itself, in hex
 * @param lastUsedAt within a minute; absent if it never was
 */
public record Token(
    String name,
    String sha256,
    Instant createdAt,
    Optional<Instant> expiresAt,
    Optional<Instant> lastUsedAt) {

  public boolean isValid(Instant now) {
    return expiresAt.map(now::isBefore).orElse(true);
  }

  Token usedAt(Instant time) {
    return new Token(name, sha256, createdAt, expiresAt, Optional.of(time));
  }
}
