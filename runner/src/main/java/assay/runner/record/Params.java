// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;

/** A resolved document as params: dotted paths to values as JSON, strings bare. */
final class Params {
  private Params() {}

  static Map<String, String> of(ObjectNode resolved) {
    Map<String, String> params = new LinkedHashMap<>();
    add(params, "", resolved);
    return params;
  }

  private static void add(Map<String, String> params, String path, JsonNode value) {
    if (value.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      Json.forEach(value, (key, child) -> add(params, prefix + key, child));
    } else {
      params.put(path, text(value));
    }
  }

  static String text(JsonNode value) {
    if (value.isTextual()) {
      return value.textValue();
    }
    return value.isFloatingPointNumber() ? plain(value.doubleValue()) : value.toString();
  }

  /** {@code 0.0001}, not {@code 1.0E-4}, and 1 however it was written: people compare by eye. */
  private static String plain(double value) {
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    return size >= 1e-7 && size < 1e21
        ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
        : Double.toString(value);
  }
}
