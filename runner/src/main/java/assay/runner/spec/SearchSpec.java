// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The space of configurations; a grid is every combination that no rule forbids.
 *
 * @param base the document as declared, without defaults: what searched values are laid over.
 *     Callers must not change it
 * @param dimensions in declared order; the last one varies fastest
 * @param forbid combinations to leave out: all paths of a rule equal to one of its values
 * @param baselines what trials are compared with, in declared order
 */
public record SearchSpec(
    ObjectNode base,
    List<Dimension> dimensions,
    List<Map<String, List<JsonNode>>> forbid,
    List<BaselineSpec> baselines) {
  public SearchSpec {
    dimensions = List.copyOf(dimensions);
    forbid = List.copyOf(forbid);
    baselines = List.copyOf(baselines);
  }

  /** A space over an empty document. */
  public SearchSpec(List<Dimension> dimensions, List<Map<String, List<JsonNode>>> forbid) {
    this(JsonNodeFactory.instance.objectNode(), dimensions, forbid, List.of());
  }

  SearchSpec withBaselines(List<BaselineSpec> others) {
    return new SearchSpec(base, dimensions, forbid, others);
  }

  /**
   * One searched path.
   *
   * @param when the parameter exists only where every path has one of these values; empty: always
   */
  public record Dimension(String path, List<JsonNode> values, Map<String, List<JsonNode>> when) {
    public Dimension {
      values = List.copyOf(values);
      when = Map.copyOf(when);
    }
  }
}
