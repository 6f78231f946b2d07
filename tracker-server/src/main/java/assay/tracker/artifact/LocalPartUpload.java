// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of a part's bytes and, after them, their SHA-256. */
final class LocalPartUpload implements PartUpload {

  private static final int DIGEST_BYTES = 32;

  private final TemporaryFile file;
  private final Path target;
  private final ArtifactPath path;
  private final long limitBytes;
  private final MessageDigest digest = sha256();
  private long written;
  private String etag = "";

  private LocalPartUpload(TemporaryFile file, Path target, ArtifactPath path, long limitBytes) {
    this.file = file;
    this.target = target;
    this.path = path;
    this.limitBytes = limitBytes;
  }

  static LocalPartUpload begin(Path uploads, Path target, ArtifactPath path, long limitBytes)
      throws IOException {
    return new LocalPartUpload(TemporaryFile.createIn(uploads), target, path, limitBytes);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** How many bytes the part has that lies in such a file. */
  static long sizeBytes(FileChannel part) throws IOException {
    return part.size() - DIGEST_BYTES;
  }

  /** The ETag of the part that lies in such a file. */
  static String etag(FileChannel part) throws IOException {
    ByteBuffer digest = ByteBuffer.allocate(DIGEST_BYTES);
    long start = sizeBytes(part);
    while (digest.hasRemaining()) {
      if (part.read(digest, start + digest.position()) < 0) {
        throw new IOException("the file of a part is cut off");
      }
    }
    return HexFormat.of().formatHex(digest.array());
  }

  @Override
  public void write(byte[] bytes) {
    written += bytes.length;
    if (written > limitBytes) {
      throw new UploadRefusedException(
          "A part may have %d bytes: send the file in smaller ones.".formatted(limitBytes));
    }
    digest.update(bytes);
    try {
      file.write(bytes);
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", path, e);
    }
  }

  @Override
  public void commit() {
    byte[] sum = digest.digest();
    try {
      file.write(sum);
      file.moveTo(target);
    } catch (NoSuchFileException e) { // aborted meanwhile
      throw new UploadNotFoundException();
    } catch (IOException e) {
      throw LocalArtifactStore.failed("written", path, e);
    }
    etag = HexFormat.of().formatHex(sum);
  }

  @Override
  public String etag() {
    return etag;
  }

  @Override
  public void close() {
    file.close();
  }
}
