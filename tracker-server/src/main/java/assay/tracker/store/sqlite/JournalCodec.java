// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.Points;
import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * The metrics of one request as the bytes of a row of the journal: column by column, packed fast
 * rather than well, as they do not stay there for long. Any thread may use it, several at a time.
 */
final class JournalCodec implements AutoCloseable {

  private static final int PLAIN = 1;
  private static final int PACKED = 2;

  /** Packing fewer bytes gains nothing. */
  private static final int SMALL = 200;

  private static final int LEVEL = 1;
  private static final int LENGTH_BYTES = 5;

  private final ConcurrentLinkedQueue<ZstdCompressCtx> idle = new ConcurrentLinkedQueue<>();

  byte[] encode(List<KeyPoints> batch) {
    int points = batch.stream().mapToInt(series -> series.points().size()).sum();
    BlobWriter blob = new BlobWriter(16 * points + 40 * batch.size());
    blob.putByte(PLAIN);
    blob.putUnsigned(batch.size());
    batch.forEach(series -> put(blob, series));
    byte[] plain = blob.toByteArray();
    return plain.length < SMALL ? plain : pack(plain);
  }

  private static void put(BlobWriter blob, KeyPoints series) {
    Points points = series.points();
    blob.putText(series.key());
    blob.putUnsigned(points.size());
    long step = 0;
    for (int i = 0; i < points.size(); i++) {
      blob.putSigned(points.step(i) - step);
      step = points.step(i);
    }
    long timestamp = 0;
    for (int i = 0; i < points.size(); i++) {
      blob.putSigned(points.timestamp(i) - timestamp);
      timestamp = points.timestamp(i);
    }
    for (int i = 0; i < points.size(); i++) {
      blob.putDouble(points.value(i));
    }
  }

  private byte[] pack(byte[] plain) {
    ZstdCompressCtx pooled = idle.poll();
    ZstdCompressCtx context = pooled == null ? new ZstdCompressCtx().setLevel(LEVEL) : pooled;
    try {
      byte[] frame = context.compress(plain);
      BlobWriter blob = new BlobWriter(frame.length + 1 + LENGTH_BYTES);
      return blob.putByte(PACKED).putUnsigned(plain.length).putBytes(frame).toByteArray();
    } finally {
      idle.add(context);
    }
  }

  List<KeyPoints> decode(byte[] bytes) {
    BlobReader blob = new BlobReader(bytes);
    int form = blob.readByte();
    return switch (form) {
      case PLAIN -> series(blob);
      case PACKED -> {
        int size = blob.readCount();
        yield decode(Zstd.decompress(blob.rest(), size));
      }
      default -> throw new IllegalStateException("a journal row of the unknown form " + form);
    };
  }

  private static List<KeyPoints> series(BlobReader blob) {
    int count = blob.readCount();
    List<KeyPoints> batch = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      batch.add(KeyPoints.of(blob.readText(), points(blob)));
    }
    return batch;
  }

  private static Points points(BlobReader blob) {
    int size = blob.readCount();
    long[] steps = sums(blob, size);
    long[] timestamps = sums(blob, size);
    Points.Builder points = Points.builder(size);
    for (int i = 0; i < size; i++) {
      points.add(steps[i], timestamps[i], blob.readDouble());
    }
    return points.build();
  }

  private static long[] sums(BlobReader blob, int size) {
    long[] sums = new long[size];
    long sum = 0;
    for (int i = 0; i < size; i++) {
      sum += blob.readSigned();
      sums[i] = sum;
    }
    return sums;
  }

  /** Frees the native memory. Nobody may encode any more. */
  @Override
  public void close() {
    idle.forEach(ZstdCompressCtx::close);
    idle.clear();
  }
}
