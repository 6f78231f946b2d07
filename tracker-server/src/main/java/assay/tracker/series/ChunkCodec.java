// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.zip.CRC32C;

/**
 * Turns points into the few bytes that they are kept as, and back, bit by bit what they were and in
 * the order they had. Packs best what is sorted: some thousand points take 2 to 6 bytes each.
 *
 * <p>A chunk is: a byte for the version; the number of points; a column each of the steps, the
 * timestamps and the values; the CRC-32C of all that, 4 bytes, the lowest first. A column is: a
 * byte for its form, its size, its size as packed or 0 if it is not packed, and its bytes, packed
 * as a zstd frame without a magic number. Numbers and sizes are varints. No points: no columns.
 *
 * <p>Any thread may use a codec, several at a time. It keeps as many native contexts, of about a
 * megabyte, as threads have used it at once: share one, and close it when nobody uses it anymore.
 */
public final class ChunkCodec implements AutoCloseable {

  /** The most points in a chunk; small ones of a few thousand serve readers of a part better. */
  public static final int MAX_POINTS = 1 << 20;

  private static final int VERSION = 1;
  private static final int CHECKSUM_BYTES = 4;

  /** Values that take more than this as whole numbers are tried as bytes too. */
  private static final int GOOD_BYTES_PER_VALUE = 2;

  private final ConcurrentLinkedQueue<Workspace> free = new ConcurrentLinkedQueue<>();
  private volatile boolean closed;

  private <T> T use(Function<Workspace, T> work) {
    Workspace pooled = free.poll();
    Workspace space = pooled == null ? new Workspace() : pooled;
    try {
      return work.apply(space);
    } finally {
      free.add(space);
      if (closed) {
        freeAll();
      }
    }
  }

  /**
   * @throws IllegalArgumentException if there are more than {@link #MAX_POINTS}
   */
  public byte[] encode(Points points) {
    if (points.size() > MAX_POINTS) {
      throw new IllegalArgumentException(
          "%d points in one chunk, at most %d are possible".formatted(points.size(), MAX_POINTS));
    }
    return use(space -> encode(points, space));
  }

  private static byte[] encode(Points points, Workspace space) {
    ByteSink chunk = space.chunk;
    chunk.clear();
    chunk.putByte(VERSION);
    chunk.putVarint(points.size());
    if (!points.isEmpty()) {
      putLongs(points.steps(), space);
      putLongs(points.timestamps(), space);
      putValues(points.values(), space);
    }
    int checksum = checksum(chunk.array(), chunk.size());
    for (int b = 0; b < CHECKSUM_BYTES; b++) {
      chunk.putByte(checksum >>> (8 * b));
    }
    return chunk.toByteArray();
  }

  private static void putLongs(long[] numbers, Workspace space) {
    space.raw.clear();
    int mode = LongColumn.write(numbers, space.raw);
    putColumn(mode, space);
  }

  private static void putValues(double[] values, Workspace space) {
    int start = space.chunk.size();
    Optional<Decimals> decimals = Decimals.of(values);
    if (decimals.isPresent()) {
      space.raw.clear();
      putColumn(ValueColumn.writeDecimals(decimals.get(), space.raw), space);
      if (space.chunk.size() - start <= values.length * GOOD_BYTES_PER_VALUE) {
        return;
      }
    }
    int asDecimals = space.chunk.size();
    space.raw.clear();
    putColumn(ValueColumn.writeBytes(values, space.raw), space);
    if (decimals.isPresent()) {
      space.chunk.keepShorter(start, asDecimals);
    }
  }

  private static void putColumn(int mode, Workspace space) {
    int packedSize = space.pack();
    boolean worthIt = packedSize < space.raw.size();
    space.chunk.putByte(mode);
    space.chunk.putVarint(space.raw.size());
    space.chunk.putVarint(worthIt ? packedSize : 0);
    if (worthIt) {
      space.chunk.putBytes(space.packed(), 0, packedSize);
    } else {
      space.chunk.putBytes(space.raw.array(), 0, space.raw.size());
    }
  }

  /**
   * @throws DamagedChunkException if these are not the bytes that {@link #encode} gave
   */
  public Points decode(byte[] bytes) {
    return use(space -> {
      ByteSource source = open(bytes);
      int count = source.readSize(MAX_POINTS, "points");
      if (count == 0) {
        source.requireEnd();
        return Points.NONE;
      }
      long[] steps = readLongs(bytes, source, count, space);
      long[] timestamps = readLongs(bytes, source, count, space);
      double[] values = readValues(bytes, source, count, space);
      source.requireEnd();
      return new Points(steps, timestamps, values);
    });
  }

  /**
   * Cheaper than {@link #decode}: the timestamps are skipped.
   *
   * @throws DamagedChunkException if these are not the bytes that {@link #encode} gave
   */
  public Curve decodeCurve(byte[] bytes) {
    return use(space -> {
      ByteSource source = open(bytes);
      int count = source.readSize(MAX_POINTS, "points");
      if (count == 0) {
        source.requireEnd();
        return Points.NONE.curve();
      }
      long[] steps = readLongs(bytes, source, count, space);
      Column.read(source, count).skip(source);
      double[] values = readValues(bytes, source, count, space);
      source.requireEnd();
      return new Curve(steps, values);
    });
  }

  private static ByteSource open(byte[] bytes) {
    int end = bytes.length - CHECKSUM_BYTES;
    if (end < 1) {
      throw new DamagedChunkException("The chunk ends too early.");
    }
    if (bytes[0] != VERSION) {
      throw new DamagedChunkException(
          "The chunk has version %d, known is %d.".formatted(bytes[0], VERSION));
    }
    int expected = 0;
    for (int b = 0; b < CHECKSUM_BYTES; b++) {
      expected |= (bytes[end + b] & 0xFF) << (8 * b);
    }
    if (checksum(bytes, end) != expected) {
      throw new DamagedChunkException("The chunk was changed after it was written.");
    }
    return new ByteSource(bytes, 1, end);
  }

  private static int checksum(byte[] bytes, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, 0, length);
    return (int) crc.getValue();
  }

  private static long[] readLongs(byte[] bytes, ByteSource source, int count, Workspace space) {
    Column column = Column.read(source, count);
    column.unpack(bytes, source, space);
    return LongColumn.read(
        column.mode(), count, new ByteSource(space.raw.array(), 0, column.rawSize()));
  }

  private static double[] readValues(byte[] bytes, ByteSource source, int count, Workspace space) {
    Column column = Column.read(source, count);
    column.unpack(bytes, source, space);
    return ValueColumn.read(column.mode(), count, space.raw.array(), column.rawSize());
  }

  /** What stands before the bytes of a column. */
  private record Column(int mode, int rawSize, int packedSize) {

    static Column read(ByteSource source, int count) {
      int mode = source.readByte();
      int most = Math.max(2, count) * ByteSink.MAX_VARINT;
      int rawSize = source.readSize(most, "bytes in a column");
      int packedSize = source.readSize(most, "packed bytes in a column");
      return new Column(mode, rawSize, packedSize);
    }

    private int size() {
      return packedSize == 0 ? rawSize : packedSize;
    }

    void skip(ByteSource source) {
      source.skip(size());
    }

    void unpack(byte[] bytes, ByteSource source, Workspace space) {
      int from = source.position();
      skip(source);
      if (packedSize > 0) {
        space.unpack(bytes, from, packedSize, rawSize);
      } else {
        space.raw.clear();
        space.raw.putBytes(bytes, from, rawSize);
      }
    }
  }

  /** Frees the native memory. Calls that still run, or come later, free theirs at their end. */
  @Override
  public void close() {
    closed = true;
    freeAll();
  }

  private void freeAll() {
    for (Workspace space = free.poll(); space != null; space = free.poll()) {
      space.close();
    }
  }
}
