// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Browsers that showed a token once. A session ends with its token, after a week, or when the
 * server stops: nothing of it is on disk. Thread-safe.
 */
public final class Sessions {

  public static final Duration LIFETIME = Duration.ofDays(7);

  private static final int MAX = 10_000;

  private record Session(String tokenHash, Instant expiresAt) {}

  private final Tokens tokens;
  private final InstantSource clock;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  public Sessions(Tokens tokens, InstantSource clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  /** Gives the new session's secret, for a cookie; absent if the token is not valid. */
  public Optional<String> open(String token) {
    return tokens.find(token).map(this::open);
  }

  private String open(Token token) {
    Instant now = clock.instant();
    sessions.values().removeIf(session -> !now.isBefore(session.expiresAt()));
    if (sessions.size() >= MAX) {
      sessions.entrySet().stream()
          .min(Comparator.comparing(entry -> entry.getValue().expiresAt()))
          .ifPresent(oldest -> sessions.remove(oldest.getKey()));
    }
    String secret = Secret.random();
    sessions.put(Secret.hash(secret), new Session(token.sha256(), now.plus(LIFETIME)));
    return secret;
  }

  /** The token that opened the session, if both are valid still. */
  public Optional<Token> find(String secret) {
    return Optional.ofNullable(sessions.get(Secret.hash(secret)))
        .filter(session -> clock.instant().isBefore(session.expiresAt()))
        .flatMap(session -> tokens.findByHash(session.tokenHash()));
  }

  public void close(String secret) {
    sessions.remove(Secret.hash(secret));
  }
}
