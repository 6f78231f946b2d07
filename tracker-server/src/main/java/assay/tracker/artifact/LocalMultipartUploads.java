// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link MultipartUploads} in a folder for each upload: a file that describes it, and its parts by
 * number. Everything is known from there, so nothing is lost when a process ends.
 */
final class LocalMultipartUploads implements MultipartUploads {

  private static final Logger LOG = LoggerFactory.getLogger(LocalMultipartUploads.class);
  private static final Duration LIFE = Duration.ofDays(1);
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");
  private static final int ID_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Names of the description; a file that lies there is renamed when the upload is complete. */
  private static final String OPEN = "open";

  private static final String DONE = "done";

  private final LocalArtifactStore store;
  private final Path folder;
  private final PartLimits limits;
  private final Set<String> completing = ConcurrentHashMap.newKeySet();

  LocalMultipartUploads(LocalArtifactStore store, Path folder, PartLimits limits) {
    this.store = store;
    this.folder = folder;
    this.limits = limits;
  }

  /**
   * What is known of an upload, a line each.
   *
   * @param keyHash SHA-256 of the key, in hex
   */
  private record Upload(ArtifactPath file, long parts, String keyHash) {

    static Optional<Upload> read(Path description) throws IOException {
      try {
        List<String> lines = Files.readAllLines(description);
        return lines.size() == 3 && lines.get(1).matches("\\d{1,5}")
            ? Optional.of(
                new Upload(
                    ArtifactPath.parse(lines.get(0)), Long.parseLong(lines.get(1)), lines.get(2)))
            : Optional.empty(); // a crash left a part of it
      } catch (NoSuchFileException e) {
        return Optional.empty();
      }
    }

    void write(Path description) throws IOException {
      Files.write(
          description,
          List.of(file.toString(), Long.toString(parts), keyHash),
          StandardOpenOption.CREATE_NEW);
    }

    boolean opensWith(String key) {
      return MessageDigest.isEqual(
          keyHash.getBytes(StandardCharsets.US_ASCII),
          hash(key).getBytes(StandardCharsets.US_ASCII));
    }
  }

  private static String hash(String key) {
    return HexFormat.of()
        .formatHex(LocalPartUpload.sha256().digest(key.getBytes(StandardCharsets.UTF_8)));
  }

  private static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  private Path folderOf(String id) {
    if (!ID.matcher(id).matches()) {
      throw new UploadNotFoundException();
    }
    return folder.resolve(id);
  }

  private static Path part(Path upload, long number) {
    return upload.resolve("%05d".formatted(number));
  }

  @Override
  public Begun begin(ArtifactPath file, long parts) {
    if (parts < 1 || parts > MAX_PARTS) {
      throw new UploadRefusedException(
          "A file may be sent in 1 to %d parts, not %d.".formatted(MAX_PARTS, parts));
    }
    store.requireFilePlace(file);
    String key = Base64.getUrlEncoder().withoutPadding().encodeToString(random(KEY_BYTES));
    Begun begun = new Begun(HexFormat.of().formatHex(random(ID_BYTES)), key);
    try {
      Path upload = Files.createDirectories(folderOf(begun.id()));
      new Upload(file, parts, hash(begun.key())).write(upload.resolve(OPEN));
      return begun;
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", file, e);
    }
  }

  @Override
  public PartUpload part(String id, String key, int number) {
    Path place = folderOf(id);
    Upload upload =
        find(place, OPEN)
            .filter(it -> it.opensWith(key))
            .filter(it -> number >= 1 && number <= it.parts())
            .orElseThrow(UploadNotFoundException::new);
    try {
      return LocalPartUpload.begin(
          store.uploads(), part(place, number), upload.file(), limits.partBytes());
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", upload.file(), e);
    }
  }

  private static Optional<Upload> find(Path place, String description) {
    try {
      return Upload.read(place.resolve(description));
    } catch (IOException e) {
      throw new ArtifactStoreException(
          "An upload could not be read: " + LocalArtifactStore.reason(e), e);
    }
  }

  @Override
  public void complete(String id, ArtifactPath file, List<Part> parts) {
    Path place = folderOf(id);
    if (!completing.add(id)) {
      throw new UploadBusyException();
    }
    try {
      if (find(place, DONE).filter(it -> it.file().equals(file)).isPresent()) {
        return; // the answer did not arrive
      }
      Upload upload =
          find(place, OPEN)
              .filter(it -> it.file().equals(file))
              .orElseThrow(UploadNotFoundException::new);
      requireAll(upload, parts);
      putTogether(place, file, parts);
      finish(place, parts);
    } finally {
      completing.remove(id);
    }
  }

  private static void requireAll(Upload upload, List<Part> parts) {
    if (parts.size() != upload.parts()) {
      throw new UploadRefusedException(
          "The upload has %d parts, but %d are named.".formatted(upload.parts(), parts.size()));
    }
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).number() != i + 1) {
        throw new UploadRefusedException(
            "Parts must be named in the order of their numbers, each once: part %d stands where"
                    .formatted(parts.get(i).number())
                + " part %d must.".formatted(i + 1));
      }
    }
  }

  private void putTogether(Path place, ArtifactPath file, List<Part> parts) {
    long total = 0;
    try (LocalArtifactUpload whole = store.begin(file)) {
      for (Part part : parts) {
        total += append(whole, place, part);
        if (total > limits.totalBytes()) {
          throw new UploadRefusedException(
              "A file in parts may have %d bytes.".formatted(limits.totalBytes()));
        }
      }
      whole.commit();
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", file, e);
    }
  }

  private static long append(LocalArtifactUpload whole, Path place, Part part) throws IOException {
    try (FileChannel bytes =
        FileChannel.open(part(place, part.number()), StandardOpenOption.READ)) {
      if (!LocalPartUpload.etag(bytes).equals(part.etag().replace("\"", ""))) {
        throw new UploadRefusedException(
            "Part %d has another ETag than '%s': send it again."
                .formatted(part.number(), part.etag()));
      }
      long size = LocalPartUpload.sizeBytes(bytes);
      whole.append(bytes, size);
      return size;
    } catch (NoSuchFileException e) {
      throw new UploadRefusedException("Part %d did not arrive.".formatted(part.number()));
    }
  }

  /** The file is there: whatever fails now is made up for when the upload expires. */
  private static void finish(Path place, List<Part> parts) {
    try {
      Files.move(place.resolve(OPEN), place.resolve(DONE), StandardCopyOption.ATOMIC_MOVE);
      for (Part part : parts) {
        Files.deleteIfExists(part(place, part.number()));
      }
    } catch (IOException e) {
      LOG.warn("cannot remove the parts in {}: a later look will", place, e);
    }
  }

  @Override
  public void abort(String id, ArtifactPath file) {
    Path place = folderOf(id);
    if (find(place, OPEN).filter(it -> it.file().equals(file)).isPresent()) {
      if (!completing.add(id)) {
        throw new UploadBusyException();
      }
      try {
        LocalArtifactStore.deleteRecursively(place);
      } catch (IOException e) {
        throw LocalArtifactStore.failed("deleted", file, e);
      } finally {
        completing.remove(id);
      }
    }
  }

  @Override
  public void removeExpired(Instant now) {
    try (DirectoryStream<Path> places = Files.newDirectoryStream(folder)) {
      for (Path place : places) {
        removeIfExpired(place, now);
      }
    } catch (NoSuchFileException e) {
      LOG.trace("nothing was ever sent in parts", e);
    } catch (IOException e) {
      throw new ArtifactStoreException(
          "Old uploads could not be removed: " + LocalArtifactStore.reason(e), e);
    }
  }

  /** A folder changes with each part that arrives in it. */
  private void removeIfExpired(Path place, Instant now) throws IOException {
    boolean expired = Files.getLastModifiedTime(place).toInstant().plus(LIFE).isBefore(now);
    String id = place.getFileName().toString();
    if (expired && completing.add(id)) {
      try {
        LocalArtifactStore.deleteRecursively(place);
      } finally {
        completing.remove(id);
      }
    }
  }
}
