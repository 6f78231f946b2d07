// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;

/** The numbers and truth values of YAML's core schema, as JSON. */
final class YamlNumbers {
  /** Longer ones are far outside every range; as reals they cost no time. */
  private static final int MAX_DIGITS = 40;

  private YamlNumbers() {}

  static boolean truth(String text) {
    return text.toLowerCase(Locale.ROOT).equals("true");
  }

  /** Whole numbers outside of 64 bits become reals. */
  static JsonNode whole(String text) {
    if (text.length() > MAX_DIGITS) {
      return real(text);
    }
    BigInteger value =
        text.startsWith("0x")
            ? new BigInteger(text.substring(2), 16)
            : text.startsWith("0o") ? new BigInteger(text.substring(2), 8) : new BigInteger(text);
    return value.bitLength() < Long.SIZE
        ? JsonNodeFactory.instance.numberNode(value.longValue())
        : JsonNodeFactory.instance.numberNode(value.doubleValue());
  }

  static JsonNode real(String text) {
    return JsonNodeFactory.instance.numberNode(parse(text.toLowerCase(Locale.ROOT)));
  }

  private static double parse(String text) {
    return switch (text) {
      case ".inf", "+.inf" -> Double.POSITIVE_INFINITY;
      case "-.inf" -> Double.NEGATIVE_INFINITY;
      case ".nan" -> Double.NaN;
      default -> Double.parseDouble(text);
    };
  }
}
