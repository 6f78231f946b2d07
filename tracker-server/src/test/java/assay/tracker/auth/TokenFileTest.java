// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenFileTest {

  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir private Path directory;

  private TokenFile file() {
    return new TokenFile(directory.resolve("new/tokens.json"));
  }

  @Test
  void aTokenIsKeptAsItsHashOnlyAndForItsOwnerOnly() throws Exception {
    String secret = file().create("ci", Optional.of(Duration.ofDays(90)), NOW);

    assertThat(secret).matches("assay_[\\w-]{43}");
    Path path = directory.resolve("new/tokens.json");
    assertThat(Files.readString(path)).doesNotContain(secret.substring("assay_".length()));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
        .isEqualTo("rw-------");
    assertThat(file().list())
        .containsExactly(
            new Token(
                "ci",
                Secret.hash(secret),
                NOW,
                Optional.of(NOW.plus(Duration.ofDays(90))),
                Optional.empty()));
  }

  @Test
  void namesAreUniqueAndFitInALine() {
    file().create("a@b.example", Optional.empty(), NOW);

    assertThatThrownBy(() -> file().create("a@b.example", Optional.empty(), NOW))
        .isInstanceOf(TokenException.class)
        .hasMessageContaining("revoke it first");
    for (String name : new String[] {"", " a", "a\nb", "x".repeat(65), "a/b"}) {
      assertThatThrownBy(() -> file().create(name, Optional.empty(), NOW))
          .as(name)
          .isInstanceOf(TokenException.class);
    }
  }

  @Test
  void aRevokedTokenIsGone() {
    file().create("a", Optional.empty(), NOW);

    assertThat(file().revoke("a")).isTrue();
    assertThat(file().revoke("a")).isFalse();
    assertThat(file().list()).isEmpty();
  }

  @Test
  void useIsNotedForTokensThatAreStillThere() {
    String secret = file().create("a", Optional.empty(), NOW);
    file().create("b", Optional.empty(), NOW);

    file().noteUse(Map.of(Secret.hash(secret), NOW.plusSeconds(9), Secret.hash("gone"), NOW));

    assertThat(file().list())
        .extracting(Token::lastUsedAt)
        .containsExactly(Optional.of(NOW.plusSeconds(9)), Optional.empty());
  }

  @Test
  void changesAtTheSameTimeAreAllKept() throws Exception {
    List<Future<String>> made = new ArrayList<>();
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 40; i++) {
        String name = "t" + i;
        made.add(threads.submit(() -> file().create(name, Optional.empty(), NOW)));
      }
      for (Future<String> one : made) {
        one.get();
      }
    }

    assertThat(file().list()).hasSize(40);
    assertThat(directory.resolve("new")).isDirectoryNotContaining("glob:**.tmp");
  }

  @Test
  void aDamagedFileIsNamed() throws Exception {
    Path path = Files.writeString(directory.resolve("tokens.json"), "{\"tokens\": [{}]}");

    assertThatThrownBy(() -> new TokenFile(path).list())
        .isInstanceOf(TokenException.class)
        .hasMessageContaining(path.toString())
        .hasMessageContaining("Restore the file");
  }
}
