// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdException;

/**
 * What coding a chunk needs and is dear to make: zstd's contexts, which live outside the heap, and
 * room for bytes. Used by one thread at a time; who made it closes it.
 */
final class Workspace implements AutoCloseable {

  private static final int LEVEL = 3;

  private final ZstdCompressCtx packing = new ZstdCompressCtx();
  private final ZstdDecompressCtx unpacking = new ZstdDecompressCtx();

  /** The chunk that is written. */
  final ByteSink chunk = new ByteSink();

  /** One column of it, not yet packed. */
  final ByteSink raw = new ByteSink();

  private byte[] packed = new byte[1024];

  Workspace() {
    packing.setLevel(LEVEL).setMagicless(true).setContentSize(false).setChecksum(false);
    unpacking.setMagicless(true);
  }

  /** Packs the raw column, and gives its packed size. */
  int pack() {
    int bound = (int) Zstd.compressBound(raw.size());
    if (packed.length < bound) {
      packed = new byte[bound];
    }
    return packing.compressByteArray(packed, 0, packed.length, raw.array(), 0, raw.size());
  }

  /** What {@link #pack} made. */
  byte[] packed() {
    return packed;
  }

  /** Unpacks a column into the raw one. */
  void unpack(byte[] bytes, int from, int size, int rawSize) {
    raw.clear();
    raw.reserve(rawSize);
    int unpacked;
    try {
      unpacked = unpacking.decompressByteArray(raw.array(), 0, rawSize, bytes, from, size);
    } catch (ZstdException e) {
      throw new DamagedChunkException("The chunk cannot be unpacked: " + e.getMessage(), e);
    }
    if (unpacked != rawSize) {
      throw new DamagedChunkException(
          "A column of the chunk has %d bytes, not %d.".formatted(unpacked, rawSize));
    }
    raw.advance(rawSize);
  }

  @Override
  public void close() {
    packing.close();
    unpacking.close();
  }
}
