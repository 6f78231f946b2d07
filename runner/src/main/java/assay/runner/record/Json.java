// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.util.Optional;
import java.util.function.BiConsumer;

/** JSON as the journal and the tracker's protocol want it: what is not finite is a string. */
final class Json {
  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
          .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
          .build();
  static final ObjectMapper MAPPER = new ObjectMapper(FACTORY);

  private Json() {}

  static JsonNode parse(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: " + text, e);
    }
  }

  static byte[] bytes(JsonNode node) {
    try {
      return MAPPER.writeValueAsBytes(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree is always JSON", e);
    }
  }

  static String pretty(JsonNode node) {
    return node.toPrettyString() + "\n";
  }

  static JsonNode number(double value) {
    return Double.isFinite(value)
        ? DoubleNode.valueOf(value)
        : TextNode.valueOf(Double.toString(value));
  }

  static void write(JsonGenerator out, double value) throws IOException {
    if (Double.isFinite(value)) {
      out.writeNumber(value);
    } else {
      out.writeString(Double.toString(value));
    }
  }

  /** A number, or one of the strings {@code NaN}, {@code Infinity}, {@code -Infinity}. */
  static double readDouble(JsonParser in) throws IOException {
    return in.currentToken() == JsonToken.VALUE_STRING
        ? Double.parseDouble(in.getText())
        : in.getDoubleValue();
  }

  static double toDouble(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
  }

  /**
   * @throws IllegalArgumentException when the field is absent
   */
  static JsonNode require(JsonNode object, String field) {
    JsonNode value = object.get(field);
    if (value == null || value.isNull()) {
      throw new IllegalArgumentException("no \"%s\"".formatted(field));
    }
    return value;
  }

  static String requireText(JsonNode object, String field) {
    return require(object, field).asText();
  }

  static Optional<JsonNode> find(JsonNode object, String field) {
    return Optional.ofNullable(object.get(field)).filter(value -> !value.isNull());
  }

  static void forEach(JsonNode object, BiConsumer<String, JsonNode> fields) {
    object.properties().forEach(field -> fields.accept(field.getKey(), field.getValue()));
  }
}
