// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Compresses what is written, if its client wants that and it is worth it. A small body is
 * compressed at once, which costs less than a stream. Used by one thread.
 */
final class EncodingOutput extends OutputStream {

  /** What fits a packet gains nothing. */
  private static final int WORTH_COMPRESSING_BYTES = 1400;

  private static final int SMALL_BYTES = 1 << 16;

  private final Optional<Coding> coding;
  private final SpooledOutput encoded;
  private ByteArrayOutputStream small = new ByteArrayOutputStream(1 << 10);
  private @Nullable OutputStream large;

  EncodingOutput(Optional<Coding> coding, SpooledOutput encoded) {
    this.coding = coding;
    this.encoded = encoded;
  }

  @Override
  public void write(int one) throws IOException {
    write(new byte[] {(byte) one}, 0, 1);
  }

  @Override
  public void write(byte[] from, int start, int length) throws IOException {
    if (large == null && small.size() + length <= SMALL_BYTES) {
      small.write(from, start, length);
    } else {
      large().write(from, start, length);
    }
  }

  private OutputStream large() throws IOException {
    OutputStream out = large;
    if (out == null) {
      out = coding.isPresent() ? coding.get().compressing(encoded) : encoded;
      large = out;
      small.writeTo(out);
      small = new ByteArrayOutputStream(0);
    }
    return out;
  }

  /** Gives how it was compressed, if it was. */
  Optional<Coding> finish() throws IOException {
    if (large != null) {
      large.close();
      return coding;
    }
    Optional<Coding> used = coding.filter(c -> small.size() >= WORTH_COMPRESSING_BYTES);
    byte[] plain = small.toByteArray();
    encoded.write(used.map(c -> c.compress(plain)).orElse(plain));
    return used;
  }

  /** Also after a failure: a stream that compresses holds native memory. */
  @Override
  public void close() throws IOException {
    if (large != null) {
      large.close();
    }
  }
}
