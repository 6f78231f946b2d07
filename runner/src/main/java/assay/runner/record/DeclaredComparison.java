// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a declared benchmark wants to be compared.
 *
 * @param baseline settings by path
 * @param views words of the language
 */
public record DeclaredComparison(Map<String, String> baseline, List<String> views) {

  private static final JsonMapper JSON = new JsonMapper();

  public DeclaredComparison {
    baseline = Collections.unmodifiableMap(new LinkedHashMap<>(baseline));
    views = List.copyOf(views);
  }

  /** Of the text of a tag; empty where it is none of ours. */
  static Optional<DeclaredComparison> parse(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      Map<String, String> baseline = new LinkedHashMap<>();
      json.path("baseline")
          .properties()
          .forEach(entry -> baseline.put(entry.getKey(), first(entry.getValue()).asText()));
      List<String> views = new ArrayList<>();
      json.path("views").forEach(view -> views.add(view.asText()));
      return Optional.of(new DeclaredComparison(baseline, views));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  /** The language keeps what may be one of several values as a list. */
  private static JsonNode first(JsonNode value) {
    return value.isArray() && !value.isEmpty() ? value.get(0) : value;
  }
}
