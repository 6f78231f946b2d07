// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Counts the numbers that an ONNX file holds as weights: those of its initializers and constants
 * that are floating-point or of 8 bits (quantized weights), not whole numbers such as shapes.
 * Statistics of norms are among them, since ONNX does not tell them apart. Reads sizes only, by the
 * protobuf wire format and the field numbers of {@code onnx.proto3} (ONNX 1.17); the weights
 * themselves are skipped. Operations are not counted: most files do not tell the shapes between
 * their nodes.
 */
public final class OnnxParameters {
  // Fields of ModelProto, GraphProto, NodeProto, AttributeProto and TensorProto.
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;
  private static final int GRAPH_INITIALIZER = 5;
  private static final int NODE_ATTRIBUTE = 5;
  private static final int ATTRIBUTE_TENSOR = 5;
  private static final int ATTRIBUTE_GRAPH = 6;
  private static final int TENSOR_DIMS = 1;
  private static final int TENSOR_DATA_TYPE = 2;

  /** FLOAT, UINT8, INT8, FLOAT16, DOUBLE, BFLOAT16 of TensorProto.DataType. */
  private static final Set<Long> WEIGHTS = Set.of(1L, 2L, 3L, 10L, 11L, 16L);

  private OnnxParameters() {}

  /**
   * @return empty if the file is larger than 2 GiB or no ONNX model
   * @throws IOException if it cannot be read
   */
  public static OptionalLong count(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file)) {
      if (channel.size() > Integer.MAX_VALUE) {
        return OptionalLong.empty();
      }
      ByteBuffer model = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size());
      return count(model);
    }
  }

  static OptionalLong count(ByteBuffer model) {
    try {
      long[] sum = {0};
      boolean[] graph = {false};
      fields(
          model,
          (field, value, content) -> {
            if (field == MODEL_GRAPH) {
              graph[0] = true;
              sum[0] += graph(content);
            }
          });
      return graph[0] ? OptionalLong.of(sum[0]) : OptionalLong.empty();
    } catch (BufferUnderflowException
        | IndexOutOfBoundsException
        | ArithmeticException
        | IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  private static long graph(ByteBuffer graph) {
    long[] sum = {0};
    fields(
        graph,
        (field, value, content) -> {
          if (field == GRAPH_INITIALIZER) {
            sum[0] += tensor(content);
          } else if (field == GRAPH_NODE) {
            sum[0] += node(content);
          }
        });
    return sum[0];
  }

  /** Constants stand in attributes, and so do the graphs of branches. */
  private static long node(ByteBuffer node) {
    long[] sum = {0};
    fields(
        node,
        (field, value, content) -> {
          if (field == NODE_ATTRIBUTE) {
            fields(
                content,
                (inner, number, part) -> {
                  if (inner == ATTRIBUTE_TENSOR) {
                    sum[0] += tensor(part);
                  } else if (inner == ATTRIBUTE_GRAPH) {
                    sum[0] += graph(part);
                  }
                });
          }
        });
    return sum[0];
  }

  private static long tensor(ByteBuffer tensor) {
    long[] elements = {1};
    boolean[] weights = {false};
    fields(
        tensor,
        (field, value, content) -> {
          if (field == TENSOR_DIMS) {
            elements[0] *= content.hasRemaining() ? 1 : value;
            while (content.hasRemaining()) {
              elements[0] *= varint(content); // packed
            }
          } else if (field == TENSOR_DATA_TYPE) {
            weights[0] = WEIGHTS.contains(value);
          }
        });
    return weights[0] ? elements[0] : 0;
  }

  private interface Visitor {
    /**
     * @param value of a number
     * @param content of a text or message; empty for a number
     */
    void field(int number, long value, ByteBuffer content);
  }

  private static void fields(ByteBuffer message, Visitor visitor) {
    ByteBuffer none = ByteBuffer.allocate(0);
    ByteBuffer in = message.order(ByteOrder.LITTLE_ENDIAN);
    while (in.hasRemaining()) {
      long tag = varint(in);
      int number = Math.toIntExact(tag >>> 3);
      switch ((int) (tag & 7)) {
        case 0 -> visitor.field(number, varint(in), none);
        case 1 -> visitor.field(number, in.getLong(), none);
        case 2 -> {
          int length = Math.toIntExact(varint(in));
          visitor.field(number, 0, in.slice(in.position(), length));
          in.position(in.position() + length);
        }
        case 5 -> visitor.field(number, in.getInt(), none);
        default -> throw new IllegalArgumentException("no protobuf");
      }
    }
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte next = in.get();
      value |= (next & 0x7FL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("no protobuf");
  }
}
