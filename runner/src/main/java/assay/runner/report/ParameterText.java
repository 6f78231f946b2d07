// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of parameters as people and trackers see them: as JSON, but strings bare. */
public final class ParameterText {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ABSENT = "·";

  private ParameterText() {}

  /** A dot where a trial has no such parameter. */
  public static String orDot(@Nullable JsonNode value) {
    return Optional.ofNullable(value).map(ParameterText::of).orElse(ABSENT);
  }

  public static String of(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    return value.isFloatingPointNumber() ? plain(value.doubleValue()) : value.toString();
  }

  /** {@code 0.0001}, not {@code 1.0E-4}, and 1 however it was written: people compare by eye. */
  static String plain(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    return size >= 1e-7 && size < 1e21
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }

  /** The value that a text stands for; what is not JSON is a string. */
  public static JsonNode parse(String text) {
    try {
      return Optional.ofNullable(JSON.readTree(text))
          .filter(value -> !value.isMissingNode())
          .orElse(TextNode.valueOf(text));
    } catch (JsonProcessingException e) {
      return TextNode.valueOf(text);
    }
  }
}
