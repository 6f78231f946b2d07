// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Problems for programs: {@code [{file, line, column, code, message, suggestion}]}. */
public final class ProblemJson {
  private ProblemJson() {}

  /** All of them, in the order of {@link Problems#all}. */
  public static ArrayNode of(Problems problems) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    problems.all().forEach(problem -> list.add(of(problem)));
    return list;
  }

  private static ObjectNode of(Problem problem) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("file", problem.file());
    json.put("line", problem.position().line());
    json.put("column", problem.position().column());
    json.put("code", problem.code().code());
    json.put("message", problem.message());
    json.put("suggestion", problem.suggestion().orElse(null));
    return json;
  }
}
