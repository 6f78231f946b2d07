// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes small ONNX models: field numbers are those of onnx.proto, version 8 of its format. */
final class OnnxFile {
  private static final int VARINT = 0;
  private static final int BYTES = 2;
  private static final int FLOAT = 1;
  private static final int INT64 = 7;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private OnnxFile() {}

  /** y = x W, with x of [batch, inputs] and W of ones. */
  static void linear(Path file, int inputs, int outputs) throws IOException {
    OnnxFile node = new OnnxFile().text(1, "x").text(1, "W").text(2, "y").text(4, "MatMul");
    ByteBuffer ones = ByteBuffer.allocate(inputs * outputs * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (ones.hasRemaining()) {
      ones.putFloat(1);
    }
    OnnxFile weights =
        new OnnxFile()
            .number(1, inputs)
            .number(1, outputs)
            .number(2, FLOAT)
            .text(8, "W")
            .bytes(9, ones.array());
    OnnxFile graph =
        new OnnxFile()
            .message(1, node)
            .text(2, "graph")
            .message(5, weights)
            .message(11, value("x", inputs))
            .message(12, value("y", outputs));
    OnnxFile model =
        new OnnxFile().number(1, 8).message(7, graph).message(8, new OnnxFile().number(2, 13));
    Files.write(file, model.out.toByteArray());
  }

  /**
   * y = E[ids] + x, with whole numbers ids and x of [batch, 4], and E of as many ones as ids may
   * stand for: one that is larger is an error.
   */
  static void lookUp(Path file, int words) throws IOException {
    OnnxFile gather = new OnnxFile().text(1, "E").text(1, "ids").text(2, "g").text(4, "Gather");
    OnnxFile add = new OnnxFile().text(1, "g").text(1, "x").text(2, "y").text(4, "Add");
    ByteBuffer ones = ByteBuffer.allocate(words * 4).order(ByteOrder.LITTLE_ENDIAN);
    while (ones.hasRemaining()) {
      ones.putFloat(1);
    }
    OnnxFile table =
        new OnnxFile().number(1, words).number(2, FLOAT).text(8, "E").bytes(9, ones.array());
    OnnxFile graph =
        new OnnxFile()
            .message(1, gather)
            .message(1, add)
            .text(2, "graph")
            .message(5, table)
            .message(11, value("ids", 4, INT64))
            .message(11, value("x", 4))
            .message(12, value("y", 4));
    OnnxFile model =
        new OnnxFile().number(1, 8).message(7, graph).message(8, new OnnxFile().number(2, 13));
    Files.write(file, model.out.toByteArray());
  }

  private static OnnxFile value(String name, int width) {
    return value(name, width, FLOAT);
  }

  private static OnnxFile value(String name, int width, int type) {
    OnnxFile shape =
        new OnnxFile()
            .message(1, new OnnxFile().text(2, "batch"))
            .message(1, new OnnxFile().number(1, width));
    OnnxFile tensor = new OnnxFile().number(1, type).message(2, shape);
    return new OnnxFile().text(1, name).message(2, new OnnxFile().message(1, tensor));
  }

  private OnnxFile number(int field, long value) {
    varint((long) field << 3 | VARINT);
    varint(value);
    return this;
  }

  private OnnxFile text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  private OnnxFile message(int field, OnnxFile value) {
    return bytes(field, value.out.toByteArray());
  }

  private OnnxFile bytes(int field, byte[] value) {
    varint((long) field << 3 | BYTES);
    varint(value.length);
    out.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while (rest >= 0x80) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
