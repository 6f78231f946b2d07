// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import java.util.function.IntConsumer;

/**
 * How fast chunks are coded on one core, and how small they get: {@code CodecSpeedMain [POINTS A
 * CHUNK] [SECONDS]}.
 */
final class CodecSpeedMain {

  private final int points;
  private final long nanos;

  private CodecSpeedMain(int points, long nanos) {
    this.points = points;
    this.nanos = nanos;
  }

  public static void main(String[] args) {
    int points = args.length > 0 ? Integer.parseInt(args[0]) : 1024;
    double seconds = args.length > 1 ? Double.parseDouble(args[1]) : 1;
    new CodecSpeedMain(points, (long) (seconds * 1e9)).run();
  }

  private void run() {
    int count = Shapes.USUAL.length;
    Points[] series = new Points[count];
    byte[][] chunks = new byte[count][];
    try (ChunkCodec codec = new ChunkCodec()) {
      for (int i = 0; i < count; i++) {
        series[i] = Shapes.USUAL[i].points(points, i);
        chunks[i] = codec.encode(series[i]);
        System.out.printf(
            "%-26s %.2f bytes a point%n", Shapes.USUAL[i], chunks[i].length / (double) points);
      }
      report("encode", i -> codec.encode(series[i % count]));
      report("decode", i -> codec.decode(chunks[i % count]));
      report("decode a curve", i -> codec.decodeCurve(chunks[i % count]));
      MinMaxBuckets buckets = new MinMaxBuckets(0, points * 10L, 500);
      report("put into 500 buckets", i -> buckets.addAll(series[i % count].curve()));
    }
  }

  private void report(String what, IntConsumer work) {
    measure(work); // warm-up
    System.out.printf("%-26s %.1f M points/s%n", what, measure(work) / 1e6);
  }

  private double measure(IntConsumer work) {
    long start = System.nanoTime();
    int chunks = 0;
    while (System.nanoTime() - start < nanos) {
      work.accept(chunks++);
    }
    return (double) points * chunks / ((System.nanoTime() - start) / 1e9);
  }
}
