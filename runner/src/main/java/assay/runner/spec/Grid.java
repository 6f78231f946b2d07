// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.SearchSpec.Dimension;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Every combination of a space in declared order, the last dimension fastest. A combination holds
 * only the paths whose condition it meets; combinations that become equal by this count once.
 */
final class Grid {
  private final SearchSpec search;
  private final JsonNode fixed;
  private final Map<String, Dimension> byPath = new HashMap<>();

  /**
   * @param fixed the document without the search, for conditions on paths that are not searched
   */
  Grid(SearchSpec search, JsonNode fixed) {
    this.search = search;
    this.fixed = fixed;
    search.dimensions().forEach(dimension -> byPath.put(dimension.path(), dimension));
  }

  /** How many combinations there are before conditions join some of them. */
  static double size(SearchSpec search) {
    return axes(search).stream()
        .mapToDouble(axis -> axis.getFirst().values().size())
        .reduce(1, (product, count) -> product * count);
  }

  /** Dimensions that vary together, in the order of the first of each. */
  static List<List<Dimension>> axes(SearchSpec search) {
    Map<String, List<Dimension>> axes = new LinkedHashMap<>();
    for (Dimension dimension : search.dimensions()) {
      String name =
          search.zip().stream()
              .filter(paths -> paths.contains(dimension.path()))
              .findFirst()
              .map(List::getFirst)
              .orElse(dimension.path());
      axes.computeIfAbsent(name, unused -> new ArrayList<>()).add(dimension);
    }
    return List.copyOf(axes.values());
  }

  /** In order; rules that forbid some of them are not looked at. */
  List<Map<String, JsonNode>> combinations() {
    Set<Map<String, JsonNode>> combinations = new LinkedHashSet<>();
    List<List<Dimension>> axes = axes(search);
    int[] choice = new int[axes.size()];
    do {
      Map<String, JsonNode> all = new HashMap<>();
      for (int i = 0; i < choice.length; i++) {
        for (Dimension dimension : axes.get(i)) {
          all.put(dimension.path(), dimension.values().get(choice[i]));
        }
      }
      combinations.add(met(all));
    } while (next(axes, choice));
    return List.copyOf(combinations);
  }

  private static boolean next(List<List<Dimension>> axes, int[] choice) {
    for (int i = choice.length - 1; i >= 0; i--) {
      if (++choice[i] < axes.get(i).getFirst().values().size()) {
        return true;
      }
      choice[i] = 0;
    }
    return false;
  }

  /**
   * In declared order, without the paths whose condition is not met.
   *
   * @param all a value for every path
   */
  Map<String, JsonNode> met(Map<String, JsonNode> all) {
    Map<String, JsonNode> met = new LinkedHashMap<>();
    for (Dimension dimension : search.dimensions()) {
      if (holds(dimension.path(), all)) {
        met.put(dimension.path(), Objects.requireNonNull(all.get(dimension.path())));
      }
    }
    return Collections.unmodifiableMap(met);
  }

  /** Whether a path's condition holds; one on a path that is itself left out does not. */
  private boolean holds(String path, Map<String, JsonNode> all) {
    Dimension dimension = byPath.get(path);
    return dimension == null
        || dimension.when().entrySet().stream()
            .allMatch(condition -> {
              Optional<String> owner = owner(condition.getKey(), all);
              return owner.map(other -> holds(other, all)).orElse(true)
                  && value(condition.getKey(), all)
                      .filter(condition.getValue()::contains)
                      .isPresent();
            });
  }

  /** The searched path that decides a value: the path itself, or one that it lies in. */
  private static Optional<String> owner(String path, Map<String, JsonNode> combination) {
    for (String at = path; !at.isEmpty(); at = Paths.parent(at)) {
      if (combination.containsKey(at)) {
        return Optional.of(at);
      }
    }
    return Optional.empty();
  }

  private Optional<JsonNode> value(String path, Map<String, JsonNode> combination) {
    Optional<String> owner = owner(path, combination);
    if (owner.isEmpty()) {
      return byPath.containsKey(path) ? Optional.empty() : Trees.find(fixed, path);
    }
    JsonNode value = Objects.requireNonNull(combination.get(owner.get()));
    if (owner.get().equals(path)) {
      return Optional.of(value);
    }
    Dimension dimension = Objects.requireNonNull(byPath.get(owner.get()));
    return Trees.find(value, path.substring(owner.get().length() + 1))
        .or(() -> dimension.merges() ? Trees.find(fixed, path) : Optional.empty());
  }
}
