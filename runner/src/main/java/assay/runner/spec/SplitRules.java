// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What must hold between a split and the rest of a document; data is looked at later. */
final class SplitRules {
  private static final String OUTER = "split.outer";

  private final ObjectNode resolved;
  private final Positions positions;
  private final Problems problems;

  SplitRules(ObjectNode resolved, Positions positions, Problems problems) {
    this.resolved = resolved;
    this.positions = positions;
    this.problems = problems;
  }

  void check() {
    JsonNode split = resolved.path("split");
    checkSource(split.path("outer"));
    checkStrata(split.path("outer"), OUTER);
    checkStrata(split.path("inner"), "split.inner");
  }

  private void checkSource(JsonNode outer) {
    boolean predefined = outer.path("method").asText().equals("predefined");
    boolean file = written(outer, "file");
    boolean column = written(outer, "column");
    if (predefined && !file && !column) {
      problems.add(
          positions.place(OUTER),
          ProblemCode.E103_MISSING_KEY,
          "`predefined` takes its folds from a file or from a column, and none is named.",
          "Add `file:` with a JSON file, or `column:` with a column of the data.");
    } else if (predefined && file && column) {
      problems.add(
          positions.place(OUTER + ".column"),
          ProblemCode.E104_NOT_ALLOWED,
          "`predefined` takes its folds from a file or from a column, not from both.",
          "Leave one of them out.");
    }
  }

  /** What was written and is wrong is not missing. */
  private boolean written(JsonNode outer, String key) {
    return outer.has(key) || positions.isWritten(OUTER + "." + key);
  }

  private void checkStrata(JsonNode part, String path) {
    String task = resolved.path("task").path("type").asText();
    boolean numbers = task.equals("regression") || task.equals("series");
    String method = part.path("method").asText();
    if (!numbers || part.isMissingNode()) {
      return;
    }
    if (method.startsWith("stratified_")) {
      problems.add(
          positions.place(path + ".method"),
          ProblemCode.E104_NOT_ALLOWED,
          "`%s` spreads classes, and a task of type `%s` has none.".formatted(method, task),
          "Use `%s`."
              .formatted(
                  method.contains("group")
                      ? "group_kfold"
                      : task.equals("series") ? "rolling_origin" : "kfold"));
    } else if (part.path("stratify").asBoolean()) {
      problems.add(
          positions.place(path + ".stratify"),
          ProblemCode.E104_NOT_ALLOWED,
          "`stratify` spreads classes, and a task of type `%s` has none.".formatted(task),
          "Leave it out.");
    }
  }
}
