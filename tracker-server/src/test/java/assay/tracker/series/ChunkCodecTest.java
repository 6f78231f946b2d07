// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.model.Metric;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChunkCodecTest {

  private static final long[] EXTREMES = {
    Long.MIN_VALUE, Long.MIN_VALUE + 1, -1, 0, 1, 1L << 53, Long.MAX_VALUE - 1, Long.MAX_VALUE
  };

  private static final List<Shapes> SHAPES = List.of(Shapes.values());
  private static final ChunkCodec CODEC = new ChunkCodec();

  @AfterAll
  static void close() {
    CODEC.close();
  }

  private static void assertRoundTrip(Points points, String seed) {
    byte[] bytes = CODEC.encode(points);
    Points back = CODEC.decode(bytes);
    Curve curve = CODEC.decodeCurve(bytes);

    assertThat(back.steps()).as(seed).isEqualTo(points.steps());
    assertThat(back.timestamps()).as(seed).isEqualTo(points.timestamps());
    assertThat(bits(back)).as(seed).isEqualTo(bits(points));
    assertThat(curve.size()).as(seed).isEqualTo(points.size());
    for (int i = 0; i < points.size(); i++) {
      assertThat(curve.step(i)).as(seed).isEqualTo(points.step(i));
      assertThat(Double.doubleToRawLongBits(curve.value(i)))
          .as(seed)
          .isEqualTo(Double.doubleToRawLongBits(points.value(i)));
    }
  }

  private static long[] bits(Points points) {
    return Arrays.stream(points.values()).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void everyBitComesBack(Shapes shape) {
    for (int count : new int[] {0, 1, 2, 3, 64, 1024, 5000}) {
      for (long seed = 0; seed < 3; seed++) {
        assertRoundTrip(shape.points(count, seed), shape + " " + count + " seed " + seed);
      }
    }
  }

  @Test
  void everySpecialValueComesBackAlone() {
    for (double value : Shapes.SPECIALS) {
      assertRoundTrip(Points.builder().add(1, 2, value).build(), "value " + value);
    }
  }

  @Test
  void stepsAndTimestampsMayBeAnyLongInAnyOrder() {
    for (long seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Points.Builder points = Points.builder();
      for (int i = random.nextInt(200); i >= 0; i--) {
        points.add(anyLong(random), anyLong(random), random.nextInt(5));
      }
      assertRoundTrip(points.build(), "seed " + seed);
    }
  }

  private static long anyLong(Random random) {
    return random.nextBoolean() ? random.nextLong() : EXTREMES[random.nextInt(EXTREMES.length)];
  }

  @Test
  void decimalsOfAllLengthsComeBack() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double scale = Math.pow(10, random.nextInt(9));
      double size = Math.pow(10, random.nextInt(17));
      Points.Builder points = Points.builder();
      for (int i = 0; i < 50; i++) {
        points.add(i, i, Math.rint(random.nextGaussian() * size) / scale);
      }
      assertRoundTrip(points.build(), "seed " + seed);
    }
  }

  @Test
  void evenStepsTakeAFewBytesHoweverManyTheyAre() {
    Points.Builder few = Points.builder();
    Points.Builder many = Points.builder();
    for (int i = 0; i < 10_000; i++) {
      (i < 10 ? few : many).add(7L * i - 40, 1000L * i, 1);
    }

    assertThat(CODEC.encode(many.build()).length).isLessThan(60);
    assertThat(CODEC.encode(few.build()).length).isLessThan(60);
  }

  @Test
  void usualSeriesTakeLessThanFiveBytesAPoint() {
    double bytes = 0;
    for (Shapes shape : Shapes.USUAL) {
      bytes += CODEC.encode(shape.points(1024, 1)).length / 1024.0;
    }

    assertThat(bytes / Shapes.USUAL.length).isLessThan(5);
  }

  @Test
  void anyChangedOrMissingByteIsNoticed() {
    byte[] bytes = CODEC.encode(Shapes.LOSS_FLOAT64.points(40, 1));
    for (int i = 0; i < bytes.length; i++) {
      byte[] cut = Arrays.copyOf(bytes, i);
      byte[] changed = bytes.clone();
      changed[i] ^= (byte) (1 + i % 255);

      assertDamaged(cut);
      assertDamaged(changed);
    }
    assertDamaged(Arrays.copyOf(bytes, bytes.length + 1));
  }

  private static void assertDamaged(byte[] bytes) {
    assertThatThrownBy(() -> CODEC.decode(bytes)).isInstanceOf(DamagedChunkException.class);
    assertThatThrownBy(() -> CODEC.decodeCurve(bytes)).isInstanceOf(DamagedChunkException.class);
  }

  @Test
  void whateverHasARightChecksumIsDecodedOrRefused() {
    for (long seed = 0; seed < 20_000; seed++) {
      Random random = new Random(seed);
      Shapes shape = SHAPES.get(random.nextInt(SHAPES.size()));
      byte[] bytes = CODEC.encode(shape.points(random.nextInt(40), seed));
      int body = bytes.length - Integer.BYTES;
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        bytes[random.nextInt(body)] = (byte) random.nextInt();
      }
      bytes = withChecksum(Arrays.copyOf(bytes, random.nextInt(4) == 0 ? body / 2 : body));
      try {
        CODEC.decode(bytes);
        CODEC.decodeCurve(bytes);
      } catch (DamagedChunkException e) {
        assertThat(e).as("seed %d", seed).hasMessageContaining("chunk");
      }
    }
  }

  private static byte[] withChecksum(byte[] body) {
    CRC32C crc = new CRC32C();
    crc.update(body);
    return ByteBuffer.allocate(body.length + Integer.BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(body)
        .putInt((int) crc.getValue())
        .array();
  }

  @Test
  void saysWhatIsWrongWithAChunk() {
    byte[] newer = CODEC.encode(Points.NONE);
    newer[0] = 2;
    byte[] huge = withChecksum(new byte[] {1, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F});

    assertThatThrownBy(() -> CODEC.decode(newer)).hasMessageContaining("version 2, known is 1");
    assertThatThrownBy(() -> CODEC.decode(huge)).hasMessageContaining("claims 268435455 points");
    assertThatThrownBy(() -> CODEC.decode(new byte[0])).hasMessageContaining("ends too early");
  }

  @Test
  void moreThanAChunkHoldsIsRefused() {
    Points points = Shapes.WHOLE_NUMBERS.points(ChunkCodec.MAX_POINTS + 1, 1);

    assertThatThrownBy(() -> CODEC.encode(points))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1048577 points");
  }

  @Test
  void chunksOfTheFirstVersionStayReadable() {
    byte[] bytes = {1, 2, 0, 2, 0, 10, 4, 0, 2, 0, 20, 2, 1, 2, 0, 10, 20};

    assertThat(CODEC.decode(withChecksum(bytes)).metrics("k"))
        .isEqualTo(List.of(new Metric("k", 0.5, 10, 5), new Metric("k", 1.5, 11, 7)));
  }

  @Test
  void aClosedCodecStillWorksAndKeepsNothing() {
    ChunkCodec codec = new ChunkCodec();
    codec.close();

    assertThat(codec.decode(codec.encode(Shapes.SPECIAL.points(10, 1))).size()).isEqualTo(10);
  }
}
