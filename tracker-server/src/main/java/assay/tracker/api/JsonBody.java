// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The members of a request's JSON object. Unknown ones are refused; null is as good as absent. */
final class JsonBody {

  /**
   * A few bytes can make a token, and a tree of them is large: what no request needs is refused.
   */
  private static final long MOST_TOKENS = 100_000;

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private final JsonNode node;

  private JsonBody(JsonNode node) {
    this.node = node;
  }

  static JsonBody parse(byte[] body, Set<String> known) {
    JsonNode node = parse(body);
    if (!node.isObject()) {
      throw ApiException.of(ApiCode.INVALID_REQUEST, "The body must be a JSON object.");
    }
    node.fieldNames()
        .forEachRemaining(name -> {
          if (!known.contains(name)) {
            throw ApiException.invalid(
                name, "is not known; known are " + String.join(", ", known) + ".");
          }
        });
    return new JsonBody(node);
  }

  private static JsonNode parse(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw ApiException.of(
          ApiCode.INVALID_REQUEST,
          "The body is no JSON%s: %s".formatted(place(e.getLocation()), e.getOriginalMessage()));
    } catch (IOException e) {
      throw new IllegalStateException(e); // reading memory does not fail
    }
  }

  /** Unknown where a limit of the parser was met, as for lists in lists in lists. */
  private static String place(@Nullable JsonLocation place) {
    return place == null
        ? ""
        : ", line %d, column %d".formatted(place.getLineNr(), place.getColumnNr());
  }

  /** Empty if absent. */
  String text(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return "";
    }
    return text(name, value);
  }

  private static String text(String path, JsonNode value) {
    if (!value.isTextual()) {
      throw ApiException.invalid(path, "must be a string.");
    }
    return value.textValue();
  }

  /** Empty if absent. */
  List<String> texts(String name) {
    JsonNode values = node.path(name);
    if (values.isMissingNode() || values.isNull()) {
      return List.of();
    }
    if (!values.isArray()) {
      throw ApiException.invalid(name, "must be a list of strings.");
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode value : values) {
      texts.add(text("%s[%d]".formatted(name, texts.size()), value));
    }
    return texts;
  }

  /** From 1 to {@code max} of them, none twice. */
  List<String> requireDistinct(String name, int max) {
    List<String> texts = requireTexts(name, max);
    if (new LinkedHashSet<>(texts).size() < texts.size()) {
      throw ApiException.invalid(name, "must not hold the same twice.");
    }
    return texts;
  }

  /** From 1 to {@code max} of them. */
  List<String> requireTexts(String name, int max) {
    List<String> texts = texts(name);
    if (texts.isEmpty() || texts.size() > max) {
      throw ApiException.invalid(
          name, "must hold 1 to %d strings, got %d.".formatted(max, texts.size()));
    }
    return texts;
  }

  OptionalLong findLong(String name) {
    JsonNode value = node.path(name);
    if (value.isMissingNode() || value.isNull()) {
      return OptionalLong.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong()) {
      throw ApiException.invalid(name, "must be a whole number of 64 bits.");
    }
    return OptionalLong.of(value.longValue());
  }

  /** From 1 to {@code max}. */
  int count(String name, int otherwise, int max) {
    long value = findLong(name).orElse(otherwise);
    if (value < 1 || value > max) {
      throw ApiException.invalid(name, "must be 1 to %d, got %d.".formatted(max, value));
    }
    return (int) value;
  }
}
