// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.MultiMap;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a request, from its query or its body, read as proto3's JSON mapping has it:
 * unknown ones are ignored, a null is as good as nothing, 64-bit numbers may be strings.
 */
final class Arguments {

  /**
   * The largest batch has a fifth of it. A few bytes can make a token, and a tree of them is large.
   */
  private static final long MOST_TOKENS = 100_000;

  /** MLflow clients of any age: a bare NaN is no JSON, but some send it. */
  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxTokenCount(MOST_TOKENS).build())
                  .build())
          .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
          .build();

  private static final String SEE =
      " See the API docs for more information about request parameters.";

  private static final byte[] NO_BODY = {};

  private final String path;
  private final byte[] body;
  private @Nullable JsonNode parsed;

  private Arguments(String path, byte[] body, @Nullable JsonNode parsed) {
    this.path = path;
    this.body = body;
    this.parsed = parsed;
  }

  /** What is no JSON object counts as empty, so that the first required argument is missing. */
  static Arguments ofBody(byte[] body) {
    return new Arguments("", body, null);
  }

  /** The bytes of the body, for endpoints that have a faster way to read usual ones. */
  byte[] body() {
    return body;
  }

  /** The body is parsed when the first argument is asked for. */
  private JsonNode node() {
    JsonNode node = parsed;
    if (node == null) {
      node = parse(body);
      if (node.isTextual()) { // old clients encode twice
        node = parse(node.textValue().getBytes(StandardCharsets.UTF_8));
      }
      node = node.isObject() ? node : JSON.createObjectNode();
      parsed = node;
    }
    return node;
  }

  private static JsonNode parse(byte[] json) {
    try {
      return JSON.readTree(json);
    } catch (StreamConstraintsException e) {
      throw RequestException.invalid(
          "The body is larger than any request needs: " + e.getOriginalMessage());
    } catch (JsonProcessingException e) {
      return JSON.missingNode();
    } catch (IOException e) {
      throw new IllegalStateException(e); // reading memory does not fail
    }
  }

  /** A repeated name makes a list. */
  static Arguments ofQuery(MultiMap query) {
    ObjectNode node = JSON.createObjectNode();
    for (String name : query.names()) {
      List<String> values = query.getAll(name);
      if (values.size() == 1) {
        node.put(name, values.getFirst());
      } else {
        values.forEach(node.withArray(name)::add);
      }
    }
    return new Arguments("", NO_BODY, node);
  }

  /** With what stands in the path of the request, which comes before what the body says. */
  Arguments with(Map<String, String> pathParameters) {
    if (pathParameters.isEmpty()) {
      return this;
    }
    ObjectNode both = node().deepCopy();
    pathParameters.forEach(both::put);
    return new Arguments(path, body, both);
  }

  private String path(String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  private Optional<JsonNode> find(String name) {
    return Optional.ofNullable(node().get(name)).filter(value -> !value.isNull());
  }

  private RequestException missing(String name) {
    return RequestException.invalid(
        "Missing value for required parameter '%s'.%s".formatted(path(name), SEE));
  }

  private RequestException wrongType(String name, JsonNode value, String wanted) {
    return RequestException.invalid(
        "Invalid value %s for parameter '%s' supplied: %s is wanted.%s"
            .formatted(value, path(name), wanted, SEE));
  }

  /** May be empty. */
  Optional<String> findText(String name) {
    Optional<JsonNode> value = find(name);
    if (value.isPresent() && !value.get().isTextual()) {
      throw wrongType(name, value.get(), "a string");
    }
    return value.map(JsonNode::textValue);
  }

  /** Empty if missing. */
  String text(String name) {
    return findText(name).orElse("");
  }

  /** Neither missing nor empty. */
  String requireText(String name) {
    return findText(name).filter(text -> !text.isEmpty()).orElseThrow(() -> missing(name));
  }

  /** The run, under its name of today or its old one. */
  String requireRunId() {
    return findText("run_id")
        .filter(text -> !text.isEmpty())
        .or(() -> findText("run_uuid"))
        .filter(text -> !text.isEmpty())
        .orElseThrow(() -> missing("run_id"));
  }

  OptionalLong findWholeNumber(String name) {
    Optional<JsonNode> value = find(name);
    return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(wholeNumber(name, value.get()));
  }

  long requireWholeNumber(String name) {
    return findWholeNumber(name).orElseThrow(() -> missing(name));
  }

  private long wholeNumber(String name, JsonNode value) {
    if (value.isTextual()) {
      return parsed(name, value);
    }
    boolean whole = value.isNumber() && value.canConvertToExactIntegral();
    if (!whole || !value.canConvertToLong()) {
      throw wrongType(name, value, "a 64-bit integer");
    }
    return value.longValue();
  }

  private long parsed(String name, JsonNode value) {
    try {
      return Long.parseLong(value.textValue());
    } catch (NumberFormatException e) {
      throw wrongType(name, value, "a 64-bit integer");
    }
  }

  /** The number of a version of a registered model, which clients send as a string. */
  int requireVersion() {
    String text = find("version").map(JsonNode::asText).orElse("");
    if (text.isEmpty()) {
      throw missing("version");
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw RequestException.invalid(
          "Parameter '%s' must be an integer, got '%s'.".formatted(path("version"), text));
    }
  }

  /**
   * @param otherwise the value of an argument that is missing
   */
  boolean flag(String name, boolean otherwise) {
    Optional<JsonNode> value = find(name);
    if (value.isPresent() && !value.get().isBoolean()) {
      throw wrongType(name, value.get(), "true or false");
    }
    return value.map(JsonNode::booleanValue).orElse(otherwise);
  }

  /** NaN and the infinities may be strings, bare words, or numbers too large for a double. */
  double requireNumber(String name) {
    JsonNode value = find(name).orElseThrow(() -> missing(name));
    if (value.isNumber()) {
      return value.doubleValue();
    }
    try {
      if (value.isTextual()) {
        return Double.parseDouble(value.textValue());
      }
    } catch (NumberFormatException e) {
      // refused below
    }
    throw wrongType(name, value, "a number");
  }

  /** One string stands for a list of one, as in a query. */
  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (JsonNode value : elements(name)) {
      if (!value.isTextual()) {
        throw wrongType(name, value, "a list of strings");
      }
      texts.add(value.textValue());
    }
    return texts;
  }

  /** At least one. */
  List<String> requireTexts(String name) {
    List<String> texts = texts(name);
    if (texts.isEmpty()) {
      throw missing(name);
    }
    return texts;
  }

  Arguments requireObject(String name) {
    JsonNode value = find(name).orElseThrow(() -> missing(name));
    if (!value.isObject()) {
      throw wrongType(name, value, "an object");
    }
    return new Arguments(path(name), NO_BODY, value);
  }

  /** A list of objects, each of which names its place in errors: {@code metrics[0]}. */
  List<Arguments> objects(String name) {
    List<Arguments> objects = new ArrayList<>();
    for (JsonNode value : elements(name)) {
      if (!value.isObject()) {
        throw wrongType(name, value, "a list of objects");
      }
      objects.add(new Arguments("%s[%d]".formatted(path(name), objects.size()), NO_BODY, value));
    }
    return objects;
  }

  private Iterable<JsonNode> elements(String name) {
    Optional<JsonNode> value = find(name);
    if (value.isEmpty()) {
      return List.of();
    }
    if (value.get().isTextual()) {
      return List.of(value.get());
    }
    if (!value.get().isArray()) {
      throw wrongType(name, value.get(), "a list");
    }
    return value.get();
  }

  /**
   * An enum by its word or by its number in the protocol.
   *
   * @param values in the order of their numbers, which count from 1
   */
  <E extends Enum<E>> Optional<E> findWord(String name, List<E> values) {
    return findWord(name, values, Enum::name);
  }

  /**
   * @param word gives the word of a value
   */
  <E> Optional<E> findWord(String name, List<E> values, Function<? super E, String> word) {
    return find(name)
        .map(given ->
            values.stream()
                .filter(it -> names(given.asText(), word.apply(it), values.indexOf(it) + 1))
                .findFirst()
                .orElseThrow(
                    () -> wrongType(name, given, "one of " + values.stream().map(word).toList())));
  }

  <E> E requireWord(String name, List<E> values, Function<? super E, String> word) {
    return findWord(name, values, word).orElseThrow(() -> missing(name));
  }

  private static boolean names(String text, String word, int number) {
    return text.equals(word) || text.equals(Integer.toString(number));
  }

  /** For messages: the place of an argument in the request. */
  String pathOf(String name) {
    return path(name);
  }
}
