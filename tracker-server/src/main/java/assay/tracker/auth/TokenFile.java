// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * The tokens of a data directory, in a file that only its owner may read. Several processes may
 * change it: a server notes what was used while a command makes or revokes a token.
 *
 * <p>Thread-safe; every method blocks, and throws {@link TokenException} if the file fails it.
 */
public final class TokenFile {

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{N} _.@-]{0,63}");

  /** Locks of files hold between processes; between the threads of one, this does. */
  private static final ReentrantLock PROCESS = new ReentrantLock();

  private final Path file;

  public TokenFile(Path file) {
    this.file = file;
  }

  /** By name; none if there is no file yet. */
  public List<Token> list() {
    try {
      return TokenJson.read(Files.readString(file));
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (IOException | IllegalArgumentException e) {
      throw new TokenException(
          "The tokens in %s cannot be read: %s. Restore the file, or move it away and make new ones."
              .formatted(file, e.getMessage()),
          e);
    }
  }

  /** Gives the new token, which is kept nowhere. */
  public String create(String name, Optional<Duration> lifetime, Instant now) {
    if (!NAME.matcher(name).matches()) {
      throw new TokenException(
          "'%s' cannot name a token: use up to 64 letters, digits, spaces and _ . @ -"
              .formatted(name));
    }
    createDirectory();
    String secret = Secret.newToken();
    Token token =
        new Token(name, Secret.hash(secret), now, lifetime.map(now::plus), Optional.empty());
    change(tokens -> {
      if (tokens.stream().anyMatch(other -> other.name().equals(name))) {
        throw new TokenException(
            "There is a token named '%s' already: revoke it first, or choose another name."
                .formatted(name));
      }
      tokens.add(token);
      tokens.sort((a, b) -> a.name().compareTo(b.name()));
      return tokens;
    });
    return secret;
  }

  /** A token may be made before a server ever ran. */
  private void createDirectory() {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
    } catch (IOException e) {
      throw new TokenException("The tokens in %s cannot be written: %s".formatted(file, e), e);
    }
  }

  /** Gives whether there was one. */
  public boolean revoke(String name) {
    boolean[] found = {false};
    change(tokens -> {
      found[0] = tokens.removeIf(token -> token.name().equals(name));
      return tokens;
    });
    return found[0];
  }

  /**
   * @param used when, by the hash of the token
   */
  void noteUse(Map<String, Instant> used) {
    change(tokens -> {
      tokens.replaceAll(token -> {
        Instant time = used.get(token.sha256());
        return time == null ? token : token.usedAt(time);
      });
      return tokens;
    });
  }

  private void change(UnaryOperator<List<Token>> change) {
    PROCESS.lock();
    try (FileChannel channel =
            FileChannel.open(
                file.resolveSibling(file.getFileName() + ".lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      assert lock.isValid();
      replace(TokenJson.write(change.apply(new ArrayList<>(list()))));
    } catch (IOException e) {
      throw new TokenException("The tokens in %s cannot be written: %s".formatted(file, e), e);
    } finally {
      PROCESS.unlock();
    }
  }

  /** As a whole: a reader sees the old or the new content. */
  private void replace(String content) throws IOException {
    Path temporary =
        Files.createTempFile(file.toAbsolutePath().getParent(), "tokens-", ".tmp", ownerOnly());
    try {
      try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
