// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The tokens of a running server: answers from memory, and follows the file. Thread-safe; only the
 * methods that say so touch the disk.
 */
public final class Tokens {

  private final TokenFile file;
  private final InstantSource clock;
  private final Map<String, Instant> used = new ConcurrentHashMap<>();
  private volatile List<Token> tokens;

  /** Reads the file. */
  public Tokens(TokenFile file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
    this.tokens = file.list();
  }

  /** The token behind what a client shows, if it is valid now; notes that it was used. */
  public Optional<Token> find(String secret) {
    return findByHash(Secret.hash(secret));
  }

  Optional<Token> findByHash(String sha256) {
    Instant now = clock.instant();
    Optional<Token> found = Optional.empty();
    for (Token token : tokens) {
      if (Secret.sameHash(token.sha256(), sha256) && token.isValid(now)) {
        found = Optional.of(token);
      }
    }
    found.ifPresent(token -> used.put(token.sha256(), now));
    return found;
  }

  /** Whether anybody could come in. */
  public boolean anyValid() {
    Instant now = clock.instant();
    return tokens.stream().anyMatch(token -> token.isValid(now));
  }

  /** Reads the file again if it changed. Blocks. */
  public void follow() {
    // Always: the file is small, and two changes within a millisecond can leave its time, size and
    // even its inode as they were, which must not keep a revoked token valid.
    tokens = file.list();
  }

  /** Writes down what was used since the last time. Blocks. */
  public void noteUse() {
    Map<String, Instant> since = Map.copyOf(used);
    if (!since.isEmpty()) {
      since.forEach(used::remove);
      file.noteUse(since);
    }
  }
}
