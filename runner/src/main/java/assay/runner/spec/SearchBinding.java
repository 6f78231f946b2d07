// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.SearchSpec.Dimension;
import assay.runner.spec.SearchSpec.Span;
import assay.runner.spec.SearchSpec.Walk;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a checked {@code search} into records. */
final class SearchBinding {
  private SearchBinding() {}

  /**
   * @param search as checked: {@code {space: {path: {values, when}}, forbid: […]}}
   */
  static SearchSpec search(ObjectNode base, JsonNode search) {
    List<Dimension> dimensions = new ArrayList<>();
    search
        .path("space")
        .properties()
        .forEach(entry -> dimensions.add(dimension(entry.getKey(), entry.getValue())));
    List<Map<String, List<JsonNode>>> forbid =
        Binding.list(search.path("forbid")).stream().map(SearchBinding::combination).toList();
    List<List<String>> zip =
        Binding.list(search.path("zip")).stream()
            .map(paths -> Binding.list(paths).stream().map(JsonNode::textValue).toList())
            .toList();
    return new SearchSpec(
        base, dimensions, forbid, zip, walk(search, base.path("seed").asLong(0)), List.of());
  }

  private static Dimension dimension(String path, JsonNode of) {
    JsonNode span = of.get("span");
    return new Dimension(
        path,
        Binding.list(of.path("values")),
        Optional.ofNullable(span)
            .map(ends ->
                new Span(
                    ends.get("from").doubleValue(),
                    ends.get("to").doubleValue(),
                    ends.get("log").booleanValue(),
                    ends.get("whole").booleanValue())),
        of.path("merges").asBoolean(false),
        combination(of.path("when")));
  }

  private static Map<String, List<JsonNode>> combination(JsonNode paths) {
    Map<String, List<JsonNode>> combination = new LinkedHashMap<>();
    paths
        .properties()
        .forEach(entry -> combination.put(entry.getKey(), Binding.list(entry.getValue())));
    return combination;
  }

  /** Without a number of trials, one: that it is missing has been said. */
  private static Walk walk(JsonNode search, long seed) {
    int trials = search.path("trials").asInt(1);
    return switch (search.path("strategy").asText("grid")) {
      case "random" -> new Walk.Drawn(false, trials, seed);
      case "sobol" -> new Walk.Drawn(true, trials, seed);
      default -> new Walk.Grid();
    };
  }
}
