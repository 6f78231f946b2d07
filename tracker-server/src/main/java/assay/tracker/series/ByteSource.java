// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

/** Reads what a {@link ByteSink} wrote; never beyond its end. */
final class ByteSource {

  private final byte[] bytes;
  private final int end;
  private int position;

  ByteSource(byte[] bytes, int from, int end) {
    this.bytes = bytes;
    this.position = from;
    this.end = end;
  }

  int position() {
    return position;
  }

  int readByte() {
    if (position >= end) {
      throw cut();
    }
    return bytes[position++] & 0xFF;
  }

  void skip(int count) {
    if (count > end - position) {
      throw cut();
    }
    position += count;
  }

  long readVarint() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      int next = readByte();
      value |= (long) (next & 0x7F) << shift;
      if (next < 0x80) {
        return value;
      }
    }
    throw new DamagedChunkException("A number of the chunk is longer than 64 bits.");
  }

  long readSigned() {
    long value = readVarint();
    return (value >>> 1) ^ -(value & 1);
  }

  /** A count or a length. */
  int readSize(int max, String what) {
    long size = readVarint();
    if (size < 0 || size > max) {
      throw new DamagedChunkException(
          "The chunk claims %s %s, at most %d are possible."
              .formatted(Long.toUnsignedString(size), what, max));
    }
    return (int) size;
  }

  void requireEnd() {
    if (position != end) {
      throw new DamagedChunkException(
          "The chunk has %d bytes more than its points need.".formatted(end - position));
    }
  }

  private static DamagedChunkException cut() {
    return new DamagedChunkException("The chunk ends too early.");
  }
}
