// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Writes JSON in the one form that RFC 8785 gives to equal documents, so that it can be hashed. */
final class CanonicalJson {
  private final StringBuilder out = new StringBuilder();

  private CanonicalJson() {}

  /**
   * @throws IllegalArgumentException for what JSON has no form for: NaN and infinities
   */
  static String write(JsonNode node) {
    CanonicalJson json = new CanonicalJson();
    json.value(node);
    return json.out.toString();
  }

  private void value(JsonNode node) {
    switch (node.getNodeType()) {
      case OBJECT -> object(node);
      case ARRAY -> array(node);
      case STRING -> string(node.textValue());
      case NUMBER -> out.append(EcmaNumber.format(node.doubleValue()));
      case BOOLEAN, NULL -> out.append(node.asText());
      default -> throw new IllegalArgumentException("not JSON: " + node.getNodeType());
    }
  }

  /** Keys by their UTF-16 code units, which is the order of Java's strings. */
  private void object(JsonNode node) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    keys.sort(null);
    String separator = "";
    out.append('{');
    for (String key : keys) {
      out.append(separator);
      string(key);
      out.append(':');
      value(node.get(key));
      separator = ",";
    }
    out.append('}');
  }

  private void array(JsonNode node) {
    String separator = "";
    out.append('[');
    for (JsonNode item : node) {
      out.append(separator);
      value(item);
      separator = ",";
    }
    out.append(']');
  }

  private void string(String text) {
    out.append('"');
    text.chars().forEach(c -> character((char) c));
    out.append('"');
  }

  private void character(char c) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (c < ' ') {
          out.append("\\u%04x".formatted((int) c));
        } else {
          out.append(c);
        }
      }
    }
  }
}
