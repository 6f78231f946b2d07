// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The description of our own API, which real answers are held against. */
public final class OpenApiDocument {

  private static final Set<String> KNOWN_WORDS =
      Set.of(
          "type",
          "format",
          "description",
          "enum",
          "anyOf",
          "items",
          "required",
          "properties",
          "additionalProperties",
          "minimum",
          "maximum",
          "default",
          "$ref");

  private final JsonNode root;

  private OpenApiDocument(JsonNode root) {
    this.root = root;
  }

  public static OpenApiDocument load() {
    try {
      return new OpenApiDocument(new ObjectMapper().readTree(ApiRoutes.document().getBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public JsonNode root() {
    return root;
  }

  /** Each as {@code GET /path/{name}}. */
  Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    root.get("paths")
        .properties()
        .forEach(path ->
            path.getValue()
                .fieldNames()
                .forEachRemaining(method ->
                    operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** What is wrong with an answer; nothing if it is as the document says. */
  public List<String> problems(String method, String path, int status, JsonNode answer) {
    JsonNode operation = root.at("/paths").path(path).path(method.toLowerCase(Locale.ROOT));
    JsonNode responses = operation.path("responses");
    String code = Integer.toString(status);
    JsonNode response = resolved(responses.path(responses.has(code) ? code : "default"));
    JsonNode schema = response.at("/content").path("application/json").path("schema");
    return schema.isMissingNode()
        ? List.of("%s %s says nothing of status %d".formatted(method, path, status))
        : problems("answer", schema, answer);
  }

  /** What is wrong with a request's body. */
  public List<String> requestProblems(String path, JsonNode body) {
    JsonNode schema =
        root.at("/paths").path(path).at("/post/requestBody/content").path("application/json");
    return problems("request", schema.path("schema"), body);
  }

  /** Follows references. */
  private JsonNode resolved(JsonNode node) {
    return node.has("$ref") ? resolved(root.at(node.get("$ref").asText().substring(1))) : node;
  }

  private List<String> problems(String place, JsonNode reference, JsonNode value) {
    JsonNode schema = resolved(reference);
    List<String> problems = new ArrayList<>();
    schema
        .fieldNames()
        .forEachRemaining(word -> {
          if (!KNOWN_WORDS.contains(word)) {
            problems.add(place + ": the test does not know the word " + word);
          }
        });
    checkType(place, schema, value).ifPresent(problems::add);
    if (schema.has("enum") && !contains(schema.get("enum"), value)) {
      problems.add("%s is %s, not one of %s".formatted(place, value, schema.get("enum")));
    }
    if (schema.has("anyOf")) {
      boolean any = false;
      for (JsonNode one : schema.get("anyOf")) {
        any |= problems(place, one, value).isEmpty();
      }
      if (!any) {
        problems.add("%s is %s".formatted(place, value));
      }
    }
    if (value.isArray() && schema.has("items")) {
      for (int i = 0; i < value.size(); i++) {
        problems.addAll(problems("%s[%d]".formatted(place, i), schema.get("items"), value.get(i)));
      }
    }
    if (value.isObject()) {
      checkObject(place, schema, value, problems);
    }
    return problems;
  }

  private void checkObject(String place, JsonNode schema, JsonNode value, List<String> problems) {
    for (JsonNode required : schema.path("required")) {
      if (!value.has(required.asText())) {
        problems.add("%s lacks %s".formatted(place, required.asText()));
      }
    }
    JsonNode others = schema.path("additionalProperties");
    value
        .properties()
        .forEach(member -> {
          String name = place + "." + member.getKey();
          JsonNode property = schema.path("properties").path(member.getKey());
          if (!property.isMissingNode()) {
            problems.addAll(problems(name, property, member.getValue()));
          } else if (others.isObject()) {
            problems.addAll(problems(name, others, member.getValue()));
          } else if (others.isBoolean() && !others.asBoolean()) {
            problems.add(name + " is not described");
          }
        });
  }

  private static Optional<String> checkType(String place, JsonNode schema, JsonNode value) {
    JsonNode type = schema.path("type");
    boolean fits =
        type.isMissingNode()
            || (type.isTextual() && isOf(type.asText(), value))
            || (type.isArray() && isOfAny(type, value));
    return fits
        ? Optional.empty()
        : Optional.of("%s is %s, not of type %s".formatted(place, value, type));
  }

  private static boolean isOfAny(JsonNode types, JsonNode value) {
    for (JsonNode type : types) {
      if (isOf(type.asText(), value)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOf(String type, JsonNode value) {
    return switch (type) {
      case "object" -> value.isObject();
      case "array" -> value.isArray();
      case "string" -> value.isTextual();
      case "integer" -> value.isIntegralNumber();
      case "number" -> value.isNumber();
      case "boolean" -> value.isBoolean();
      case "null" -> value.isNull();
      default -> false;
    };
  }

  private static boolean contains(JsonNode values, JsonNode value) {
    for (JsonNode one : values) {
      if (one.equals(value)) {
        return true;
      }
    }
    return false;
  }
}
