// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.runner.quality.Score;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * {@code {"metrics": {NAME: value}, "undefined": {NAME: reason}}}. A value is a number; a list with
 * one for each class or output, null where that one is undefined; a matrix; or a map of lists.
 */
public final class ScoreJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private ScoreJson() {}

  /** In the order of the names. */
  public static ObjectNode of(Map<String, Score> scores) {
    ObjectNode json = JSON.objectNode();
    ObjectNode metrics = json.putObject("metrics");
    ObjectNode undefined = json.putObject("undefined");
    scores.forEach((name, score) -> {
      switch (score) {
        case Score.Value(double value) -> metrics.put(name, value);
        case Score.Values(List<Score> each) -> {
          metrics.set(name, each(each));
          firstReason(each, name, undefined);
        }
        case Score.Table(List<List<Double>> rows) -> {
          ArrayNode table = metrics.putArray(name);
          rows.forEach(row -> table.add(numbers(row)));
        }
        case Score.Curve(Map<String, List<Double>> columns) -> {
          ObjectNode curve = metrics.putObject(name);
          columns.forEach((column, values) -> curve.set(column, numbers(values)));
        }
        case Score.Undefined(String reason) -> undefined.put(name, reason);
      }
    });
    return json;
  }

  private static ArrayNode each(List<Score> each) {
    ArrayNode list = JSON.arrayNode();
    for (Score score : each) {
      list.add(
          score instanceof Score.Value(double value)
              ? (JsonNode) JSON.numberNode(value)
              : JSON.nullNode());
    }
    return list;
  }

  private static void firstReason(List<Score> each, String name, ObjectNode undefined) {
    for (Score score : each) {
      if (score instanceof Score.Undefined(String reason)) {
        undefined.put(name, reason);
        return;
      }
    }
  }

  private static ArrayNode numbers(List<Double> values) {
    ArrayNode list = JSON.arrayNode();
    values.forEach(list::add);
    return list;
  }
}
