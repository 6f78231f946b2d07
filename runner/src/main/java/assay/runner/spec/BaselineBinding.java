// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Turns checked {@code search.baselines} with all defaults into records, and checks their task. */
final class BaselineBinding {
  private static final String PATH = "search.baselines";

  private BaselineBinding() {}

  /** In declared order, each once. */
  static List<BaselineSpec> baselines(JsonNode list) {
    List<BaselineSpec> baselines = new ArrayList<>();
    list.forEach(item -> baselines.add(baseline(item)));
    return baselines.stream().distinct().toList();
  }

  private static BaselineSpec baseline(JsonNode item) {
    String word = item.isTextual() ? item.textValue() : item.path("name").textValue();
    return switch (word) {
      case "prior" -> new BaselineSpec.Prior();
      case "majority" -> new BaselineSpec.Majority();
      case "logistic" -> new BaselineSpec.Logistic(item.get("C").doubleValue());
      case "mean" -> new BaselineSpec.Mean();
      case "persistence" -> new BaselineSpec.Persistence();
      case "seasonal_naive" -> new BaselineSpec.SeasonalNaive(item.get("season").intValue());
      case "ridge" -> new BaselineSpec.Ridge(item.get("alpha").doubleValue());
      default -> throw new IllegalStateException("no record for " + item);
    };
  }

  /** Whether each can answer the task. */
  static void check(JsonNode resolved, Positions positions, Problems problems) {
    String task = resolved.path("task").path("type").asText();
    JsonNode list = resolved.path("search").path("baselines");
    for (int i = 0; i < list.size(); i++) {
      BaselineSpec baseline = baseline(list.get(i));
      List<String> tasks =
          baseline.tasks().stream().map(type -> type.name().toLowerCase(Locale.ROOT)).toList();
      if (!task.isEmpty() && !tasks.contains(task)) {
        problems.add(
            positions.place(PATH + "." + i),
            ProblemCode.E104_NOT_ALLOWED,
            "`%s` is a baseline for tasks of type %s, and this one is `%s`."
                .formatted(baseline.word(), quoted(tasks), task),
            "Leave it out, or use %s.".formatted(quoted(SearchLanguage.baselinesFor(task))));
      }
    }
  }

  private static String quoted(List<String> words) {
    return words.stream().map("`%s`"::formatted).collect(Collectors.joining(" or "));
  }
}
