// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The space of configurations and how it is walked.
 *
 * @param base the document as declared, without defaults: what searched values are laid over.
 *     Callers must not change it
 * @param dimensions in declared order; of a grid the last one varies fastest
 * @param forbid combinations to leave out: all paths of a rule equal to one of its values
 * @param zip paths whose values are taken together, the first with the first and so on
 * @param walk how points of the space are chosen
 * @param baselines what trials are compared with, in declared order
 */
public record SearchSpec(
    ObjectNode base,
    List<Dimension> dimensions,
    List<Map<String, List<JsonNode>>> forbid,
    List<List<String>> zip,
    Walk walk,
    List<BaselineSpec> baselines) {
  public SearchSpec {
    dimensions = List.copyOf(dimensions);
    forbid = List.copyOf(forbid);
    zip = zip.stream().map(List::copyOf).toList();
    baselines = List.copyOf(baselines);
  }

  /** A grid over an empty document. */
  public SearchSpec(List<Dimension> dimensions, List<Map<String, List<JsonNode>>> forbid) {
    this(
        JsonNodeFactory.instance.objectNode(),
        dimensions,
        forbid,
        List.of(),
        new Walk.Grid(),
        List.of());
  }

  SearchSpec withBaselines(List<BaselineSpec> others) {
    return new SearchSpec(base, dimensions, forbid, zip, walk, others);
  }

  /** How points of the space are chosen. */
  public sealed interface Walk {
    /** Every combination that no rule forbids. */
    record Grid() implements Walk {}

    /**
     * Combinations by chance; more of them keep the first ones.
     *
     * @param even whether they fill the space evenly, as the points of Sobol' do
     * @param seed the experiment's
     */
    record Drawn(boolean even, int trials, long seed) implements Walk {}
  }

  /**
   * One searched path.
   *
   * @param values to choose from; none where a span is drawn from
   * @param span all numbers between two ends
   * @param merges whether a value is laid over what is declared there, key by key
   * @param when the parameter exists only where every path has one of these values; empty: always
   */
  public record Dimension(
      String path,
      List<JsonNode> values,
      Optional<Span> span,
      boolean merges,
      Map<String, List<JsonNode>> when) {
    public Dimension {
      values = List.copyOf(values);
      when = Map.copyOf(when);
    }

    /** Of values that stand for themselves. */
    public Dimension(String path, List<JsonNode> values, Map<String, List<JsonNode>> when) {
      this(path, values, Optional.empty(), false, when);
    }

    /**
     * The value at a place of the dimension.
     *
     * @param share from 0 to below 1
     */
    JsonNode at(double share) {
      return span.map(ends -> ends.at(share))
          .orElseGet(() -> values.get((int) (share * values.size())));
    }
  }

  /**
   * All numbers between two ends.
   *
   * @param log whether equal ratios are equally likely, not equal distances
   * @param whole whether they are whole numbers, both ends included
   */
  public record Span(double from, double to, boolean log, boolean whole) {
    JsonNode at(double share) {
      double end = whole ? to + 1 : to;
      double value =
          log ? from * Math.exp(share * Math.log(end / from)) : from + share * (end - from);
      return whole
          ? JsonNodeFactory.instance.numberNode((long) Math.min(to, Math.floor(value)))
          : JsonNodeFactory.instance.numberNode(Sequences.rounded(value));
    }
  }
}
