// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.report.ParameterText;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** A resolved document as params: dotted paths to values as JSON, strings bare. */
final class Params {
  private Params() {}

  static Map<String, String> of(ObjectNode resolved) {
    Map<String, String> params = new LinkedHashMap<>();
    add(params, "", resolved);
    return params;
  }

  private static void add(Map<String, String> params, String path, JsonNode value) {
    if (value.isObject()) {
      String prefix = path.isEmpty() ? "" : path + ".";
      Json.forEach(value, (key, child) -> add(params, prefix + key, child));
    } else {
      params.put(path, ParameterText.of(value));
    }
  }
}
