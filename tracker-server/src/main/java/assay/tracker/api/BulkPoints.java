// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.model.KeyRule;
import assay.tracker.model.Metric;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads points from bytes: the letters {@code ASP1}, a table of keys, and a record of 28 bytes for
 * each point. All numbers are little-endian; {@code openapi.json} has the layout.
 */
final class BulkPoints {

  static final int MAX_KEYS = 1_000;
  static final int MAX_POINTS = 100_000;
  static final int RECORD_BYTES = 28;

  private static final int MAGIC = 0x31505341; // "ASP1", the first letter lowest

  private final ByteBuffer bytes;

  BulkPoints(byte[] body) {
    this.bytes = ByteBuffer.wrap(body).order(ByteOrder.LITTLE_ENDIAN);
  }

  List<Metric> read() {
    try {
      if (bytes.getInt() != MAGIC) {
        throw invalid("does not begin with the letters ASP1.");
      }
      List<String> keys = readKeys();
      return readPoints(keys);
    } catch (BufferUnderflowException e) {
      throw invalid("ends too early: it has %d bytes.".formatted(bytes.limit()));
    }
  }

  private static ApiException invalid(String problem) {
    return ApiException.of(ApiCode.INVALID_REQUEST, "The body " + problem);
  }

  private int readCount(String what, int max) {
    long count = Integer.toUnsignedLong(bytes.getInt());
    if (count < 1 || count > max) {
      throw invalid("must have 1 to %d %s, not %d.".formatted(max, what, count));
    }
    return (int) count;
  }

  private List<String> readKeys() {
    int count = readCount("keys", MAX_KEYS);
    List<String> keys = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      keys.add(readKey("keys[%d]".formatted(i)));
    }
    return keys;
  }

  private String readKey(String path) {
    int length = Short.toUnsignedInt(bytes.getShort());
    if (length > bytes.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer text = bytes.slice(bytes.position(), length);
    bytes.position(bytes.position() + length);
    String key;
    try {
      key = StandardCharsets.UTF_8.newDecoder().decode(text).toString();
    } catch (CharacterCodingException e) {
      throw ApiException.invalid(path, "is no UTF-8.");
    }
    Optional<String> problem = KeyRule.findProblem(key);
    if (problem.isPresent()) {
      throw ApiException.invalid(path, "is \"%s\": %s".formatted(key, problem.get()));
    }
    if (KeyRule.isTooLong(key)) {
      throw ApiException.invalid(
          path, "is longer than %d characters.".formatted(KeyRule.MAX_LENGTH));
    }
    return key;
  }

  private List<Metric> readPoints(List<String> keys) {
    int count = readCount("points", MAX_POINTS);
    if (bytes.remaining() != count * RECORD_BYTES) {
      throw invalid(
          "has %d bytes of points, but %d points take %d."
              .formatted(bytes.remaining(), count, count * RECORD_BYTES));
    }
    List<Metric> points = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      points.add(readPoint(keys, i));
    }
    return points;
  }

  private Metric readPoint(List<String> keys, int index) {
    int key = bytes.getInt();
    long step = bytes.getLong();
    long timestamp = bytes.getLong();
    double value = bytes.getDouble();
    if (key < 0 || key >= keys.size()) {
      throw ApiException.invalid(
          "points[%d].key".formatted(index),
          "is %s, but there are %d keys.".formatted(Integer.toUnsignedString(key), keys.size()));
    }
    if (timestamp < 0) {
      throw ApiException.invalid(
          "points[%d].timestamp".formatted(index), "is negative: %d.".formatted(timestamp));
    }
    return new Metric(keys.get(key), value, timestamp, step);
  }
}
