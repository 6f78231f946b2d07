// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what a {@link BlobWriter} wrote, in the same order. */
final class BlobReader {

  private final byte[] bytes;
  private int at;

  BlobReader(byte[] bytes) {
    this.bytes = bytes;
  }

  int readByte() {
    return bytes[at++];
  }

  long readUnsigned() {
    long value = 0;
    int shift = 0;
    byte next;
    do {
      next = bytes[at++];
      value |= (next & 0x7FL) << shift;
      shift += 7;
    } while (next < 0);
    return value;
  }

  int readCount() {
    return Math.toIntExact(readUnsigned());
  }

  long readSigned() {
    long value = readUnsigned();
    return (value >>> 1) ^ -(value & 1);
  }

  double readDouble() {
    double value = (double) BlobWriter.DOUBLE.get(bytes, at);
    at += Double.BYTES;
    return value;
  }

  String readText() {
    int length = readCount();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** All that is not read yet. */
  byte[] rest() {
    return Arrays.copyOfRange(bytes, at, bytes.length);
  }
}
