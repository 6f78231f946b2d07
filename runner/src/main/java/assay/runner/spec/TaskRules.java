// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** What the kind of question asks of the rest of a declaration. */
final class TaskRules {
  private static final List<String> OF_FILES =
      List.of("delimiter", "quote", "encoding", "header", "missing", "decimal");

  private final JsonNode document;
  private final Positions positions;
  private final Problems problems;
  private final String type;

  /**
   * @param document with all defaults; what could not be read is missing
   */
  TaskRules(ObjectNode document, Positions positions, Problems problems) {
    this.document = document;
    this.positions = positions;
    this.problems = problems;
    this.type = document.path("task").path("type").asText();
  }

  void check() {
    if (type.isEmpty()) {
      return;
    }
    metrics();
    series();
    transform();
    files();
  }

  private void metrics() {
    String task = document.path("task").path("metric").asText();
    List<String> reported = new ArrayList<>();
    document.path("evaluate").path("metrics").forEach(name -> reported.add(name.asText()));
    for (String name : reported) {
      if (!MetricNames.isFor(type, name)) {
        problems.add(
            MetricPlaces.of(positions, task, reported, name),
            ProblemCode.E104_NOT_ALLOWED,
            "`%s` is not a metric of %s.".formatted(name, type),
            "Use `%s`.".formatted(MetricNames.standard(type)));
      }
    }
  }

  private void series() {
    boolean isSeries = type.equals("series");
    boolean declared = positions.isWritten("data.series");
    if (isSeries && !declared) {
      problems.add(
          positions.place("data"),
          ProblemCode.E103_MISSING_KEY,
          "`data.series` is missing (which earlier values predict the next).",
          "Add `series: {time: COLUMN, lags: 12}`.");
    } else if (!isSeries && declared) {
      problems.add(
          positions.place("data.series"),
          ProblemCode.E104_NOT_ALLOWED,
          "`data.series` is for tasks of type `series`, and this is %s.".formatted(type),
          "Use `task: {type: series}`, or leave it out.");
    }
  }

  /** How a file is written says nothing where there is none. */
  private void files() {
    String source = document.path("data").path("source").asText();
    for (String key : OF_FILES) {
      if (source.startsWith("builtin:") && positions.isWritten("data." + key)) {
        problems.add(
            positions.place("data." + key),
            ProblemCode.E104_NOT_ALLOWED,
            "`data.%s` is for files, and `%s` is none.".formatted(key, source),
            "Leave it out.");
      }
    }
  }

  private void transform() {
    if (type.equals("classification") && positions.isWritten("target_transform")) {
      problems.add(
          positions.place("target_transform"),
          ProblemCode.E104_NOT_ALLOWED,
          "`target_transform` is for numbers, and classification predicts classes.",
          "Leave it out.");
    }
  }
}
