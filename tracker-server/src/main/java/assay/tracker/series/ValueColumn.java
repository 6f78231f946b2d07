// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.series;

/**
 * A column of doubles as bytes, bit by bit what it was. In each chunk one of three forms is used:
 * the differences of whole numbers, the bytes of floats, or the bytes of doubles. Of floats and
 * doubles, all first bytes come first, then all second ones: neighbours are alike there.
 */
final class ValueColumn {

  private static final int FLOATS = 8;
  private static final int DOUBLES = 9;
  private static final long CANONICAL_NAN = Double.doubleToRawLongBits(Double.NaN);

  private ValueColumn() {}

  /**
   * Writes the values as whole numbers.
   *
   * @return the mode, for {@link #read}
   */
  static int writeDecimals(Decimals decimals, ByteSink sink) {
    sink.reserve(decimals.numbers().length * ByteSink.MAX_VARINT);
    long last = 0;
    for (long number : decimals.numbers()) {
      sink.putSigned(number - last);
      last = number;
    }
    return decimals.digits();
  }

  /**
   * Writes the values as floats if that loses nothing, else as doubles.
   *
   * @return the mode, for {@link #read}
   */
  static int writeBytes(double[] values, ByteSink sink) {
    if (areFloats(values)) {
      writeFloats(values, sink);
      return FLOATS;
    }
    writeDoubles(values, sink);
    return DOUBLES;
  }

  private static boolean areFloats(double[] values) {
    for (double value : values) {
      long bits = Double.doubleToRawLongBits(value);
      boolean otherNan = Double.isNaN(value) && bits != CANONICAL_NAN;
      if (otherNan || Double.doubleToRawLongBits((float) value) != bits) {
        return false;
      }
    }
    return true;
  }

  private static void writeFloats(double[] values, ByteSink sink) {
    int n = values.length;
    sink.reserve(n * Float.BYTES);
    byte[] bytes = sink.array();
    int at = sink.size();
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToIntBits((float) values[i]);
      bytes[at + i] = (byte) bits;
      bytes[at + n + i] = (byte) (bits >>> 8);
      bytes[at + 2 * n + i] = (byte) (bits >>> 16);
      bytes[at + 3 * n + i] = (byte) (bits >>> 24);
    }
    sink.advance(n * Float.BYTES);
  }

  private static void writeDoubles(double[] values, ByteSink sink) {
    int n = values.length;
    sink.reserve(n * Double.BYTES);
    byte[] bytes = sink.array();
    int at = sink.size();
    for (int i = 0; i < n; i++) {
      long bits = Double.doubleToRawLongBits(values[i]);
      for (int b = 0; b < Double.BYTES; b++) {
        bytes[at + b * n + i] = (byte) (bits >>> (8 * b));
      }
    }
    sink.advance(n * Double.BYTES);
  }

  static double[] read(int mode, int count, byte[] raw, int length) {
    if (mode == FLOATS) {
      requireLength(length, count * Float.BYTES);
      return readFloats(raw, count);
    }
    if (mode == DOUBLES) {
      requireLength(length, count * Double.BYTES);
      return readDoubles(raw, count);
    }
    if (mode > Decimals.MAX_DIGITS) {
      throw new DamagedChunkException("The chunk has values of an unknown form: " + mode);
    }
    return readDecimals(mode, count, new ByteSource(raw, 0, length));
  }

  private static void requireLength(int length, int needed) {
    if (length != needed) {
      throw new DamagedChunkException(
          "The values of the chunk take %d bytes, not %d.".formatted(length, needed));
    }
  }

  private static double[] readDecimals(int digits, int count, ByteSource source) {
    double[] values = new double[count];
    long number = 0;
    for (int i = 0; i < count; i++) {
      number += source.readSigned();
      values[i] = Decimals.value(number, digits);
    }
    source.requireEnd();
    return values;
  }

  private static double[] readFloats(byte[] raw, int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      int bits =
          (raw[i] & 0xFF)
              | (raw[n + i] & 0xFF) << 8
              | (raw[2 * n + i] & 0xFF) << 16
              | raw[3 * n + i] << 24;
      values[i] = Float.intBitsToFloat(bits);
    }
    return values;
  }

  private static double[] readDoubles(byte[] raw, int n) {
    double[] values = new double[n];
    for (int i = 0; i < n; i++) {
      long bits = 0;
      for (int b = 0; b < Double.BYTES; b++) {
        bits |= (raw[b * n + i] & 0xFFL) << (8 * b);
      }
      values[i] = Double.longBitsToDouble(bits);
    }
    return values;
  }
}
