// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Files written by hand, field by field of {@code onnx.proto3}. */
class OnnxParametersTest {
  private static final int FLOAT = 1;
  private static final int INT64 = 7;
  private static final int FLOAT16 = 10;

  @Test
  void weightsAreCountedAndShapesAreNot() {
    byte[] graph =
        joined(
            field(5, tensor(FLOAT, 512, 784)),
            field(5, tensor(FLOAT, 512)),
            field(5, tensor(FLOAT16, 10, 512)),
            field(5, tensor(INT64, 4)),
            field(2, "main".getBytes(StandardCharsets.UTF_8)));

    assertThat(count(model(graph))).isEqualTo(512 * 784 + 512 + 10 * 512);
  }

  @Test
  void dimensionsMayBePacked() {
    byte[] tensor = joined(field(1, new byte[] {3, 5, (byte) 0x80, 0x02}), number(2, FLOAT));

    assertThat(count(model(field(5, tensor)))).isEqualTo(3 * 5 * 256);
  }

  @Test
  void constantsAndBranchesAreCounted() {
    byte[] constant = field(1, field(5, field(5, tensor(FLOAT, 7))));
    byte[] branch = field(1, field(5, field(6, field(5, tensor(FLOAT, 11)))));

    assertThat(count(model(joined(constant, branch)))).isEqualTo(18);
  }

  @Test
  void aSingleNumberIsOne() {
    assertThat(count(model(field(5, tensor(FLOAT))))).isEqualTo(1);
  }

  @Test
  void theWeightsThemselvesAreSkipped() {
    byte[] tensor = joined(tensor(FLOAT, 2, 2), field(9, new byte[16]));

    assertThat(count(model(field(5, tensor)))).isEqualTo(4);
  }

  @Test
  void ofOtherFilesNothingIsKnown() {
    byte[] half = model(field(5, tensor(FLOAT, 512, 784)));

    assertThat(OnnxParameters.count(ByteBuffer.allocate(0))).isEmpty();
    assertThat(
            OnnxParameters.count(
                ByteBuffer.wrap("PK\3\4 archive".getBytes(StandardCharsets.UTF_8))))
        .isEmpty();
    assertThat(OnnxParameters.count(ByteBuffer.wrap(half, 0, half.length - 3).slice())).isEmpty();
  }

  private static long count(byte[] model) {
    return OnnxParameters.count(ByteBuffer.wrap(model)).orElseThrow();
  }

  private static byte[] model(byte[] graph) {
    return joined(number(1, 8), field(7, graph));
  }

  private static byte[] tensor(int type, int... dims) {
    byte[] tensor = number(2, type);
    for (int dim : dims) {
      tensor = joined(number(1, dim), tensor);
    }
    return tensor;
  }

  private static byte[] number(int field, long value) {
    return joined(varint(field << 3), varint(value));
  }

  private static byte[] field(int field, byte[] content) {
    return joined(varint((field << 3) | 2), varint(content.length), content);
  }

  private static byte[] varint(long value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    long left = value;
    while (left > 0x7F) {
      out.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    out.write((int) left);
    return out.toByteArray();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
