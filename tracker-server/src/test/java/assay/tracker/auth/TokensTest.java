// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tokens and sessions of a running server. */
class TokensTest {

  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path directory;
  private Instant now = START;
  private final InstantSource clock = () -> now;

  private TokenFile file() {
    return new TokenFile(directory.resolve("tokens.json"));
  }

  private Tokens tokens() {
    return new Tokens(file(), clock);
  }

  private String create(String name, Optional<Duration> lifetime) {
    return file().create(name, lifetime, START);
  }

  @Test
  void onlyTheTokenItselfOpens() {
    String secret = create("a", Optional.empty());
    Tokens tokens = tokens();

    assertThat(tokens.find(secret)).map(Token::name).contains("a");
    for (String other :
        new String[] {"", "a", Secret.hash(secret), secret + "x", Secret.newToken()}) {
      assertThat(tokens.find(other)).isEmpty();
    }
  }

  @Test
  void aTokenEndsWhenItExpires() {
    String secret = create("a", Optional.of(Duration.ofDays(1)));
    Tokens tokens = tokens();

    assertThat(tokens.anyValid()).isTrue();
    now = START.plus(Duration.ofDays(1));

    assertThat(tokens.find(secret)).isEmpty();
    assertThat(tokens.anyValid()).isFalse();
  }

  @Test
  void whatChangesInTheFileIsFollowed() {
    String first = create("a", Optional.empty());
    Tokens tokens = tokens();

    String second = create("b", Optional.empty());
    file().revoke("a");
    tokens.follow();

    assertThat(tokens.find(first)).isEmpty();
    assertThat(tokens.find(second)).isPresent();
  }

  @Test
  void theLastUseIsWrittenDown() {
    String secret = create("a", Optional.empty());
    Tokens tokens = tokens();
    now = START.plusSeconds(60);

    tokens.find(secret);
    tokens.noteUse();

    assertThat(file().list().getFirst().lastUsedAt()).contains(now);
  }

  @Test
  void aSessionEndsWithItsTokenAfterAWeekOrWhenItIsClosed() {
    String secret = create("a", Optional.empty());
    String other = create("b", Optional.empty());
    Tokens tokens = tokens();
    Sessions sessions = new Sessions(tokens, clock);

    assertThat(sessions.open("assay_wrong")).isEmpty();
    String session = sessions.open(secret).orElseThrow();
    String closed = sessions.open(secret).orElseThrow();
    String lasting = sessions.open(other).orElseThrow();
    assertThat(sessions.find(session)).map(Token::name).contains("a");
    assertThat(sessions.find(secret)).as("the token is no session").isEmpty();

    sessions.close(closed);
    assertThat(sessions.find(closed)).isEmpty();

    file().revoke("a");
    tokens.follow();
    assertThat(sessions.find(session)).isEmpty();

    assertThat(sessions.find(lasting)).isPresent();
    now = START.plus(Sessions.LIFETIME);
    assertThat(sessions.find(lasting)).isEmpty();
  }

  private static String basic(String pair) {
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tokensAreFoundInBothKindsOfHeaders() {
    assertThat(Credentials.find("Bearer t")).contains("t");
    assertThat(Credentials.find("bearer  t")).contains("t");
    assertThat(Credentials.find(basic("me:t"))).contains("t");
    assertThat(Credentials.find(basic(":t:u"))).contains("t:u");
    for (String header : new String[] {"", "Bearer", "Digest t", "Basic %%%", basic("none")}) {
      assertThat(Credentials.find(header)).as(header).isEmpty();
    }
    assertThat(Credentials.find(null)).isEmpty();
  }
}
