// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Keys of trials and fits: SHA-256 of the canonical JSON of everything that can change a result.
 * Data and predefined folds enter by their content, not by the name of their file. How many repeats
 * there are changes no single one of them, so it is left out.
 */
final class Keys {
  /**
   * Raised whenever a change of the program changes results for equal settings, so that older
   * results are not taken for an answer.
   */
  static final int RULE_VERSION = 2;

  private static final String OUTER = "outer";
  private static final String INNER = "inner";

  private final PlanInputs inputs;
  private final String engine;

  Keys(PlanInputs inputs) {
    this(inputs, inputs.engineVersion());
  }

  private Keys(PlanInputs inputs, String engine) {
    this.inputs = inputs;
    this.engine = CanonicalJson.write(TextNode.valueOf(engine));
  }

  /** Those are computed here, whatever engine trains the others. */
  static Keys ofBaselines(PlanInputs inputs) {
    return new Keys(inputs, "");
  }

  /** Everything but fold and repeat, as canonical JSON. */
  String settings(ObjectNode resolved) {
    return settings(resolved.deepCopy(), inputs.splitDigest());
  }

  /** As {@link #settings}, of fits that know nothing of inner folds. */
  String outerSettings(ObjectNode resolved) {
    ObjectNode settings = resolved.deepCopy();
    ((ObjectNode) settings.get("split")).remove(INNER);
    return settings(settings, inputs.splitDigest());
  }

  /** As {@link #settings}, of fits on inner folds of all rows: those of a plain split. */
  String finalSettings(ObjectNode resolved) {
    ObjectNode settings = resolved.deepCopy();
    ObjectNode split = (ObjectNode) settings.get("split");
    split.set(OUTER, split.remove(INNER));
    return settings(settings, "");
  }

  private String settings(ObjectNode settings, String splitDigest) {
    ObjectNode data = (ObjectNode) settings.get("data");
    data.remove("source");
    data.put("digest", inputs.dataDigest());
    ObjectNode split = (ObjectNode) settings.get("split").get(OUTER);
    split.remove(List.of("repeats", "file"));
    if (!splitDigest.isEmpty()) {
      split.put("digest", splitDigest);
    }
    if (settings.get("split").get(INNER) instanceof ObjectNode inner) {
      inner.remove("repeats");
    }
    ObjectNode evaluate = (ObjectNode) settings.get("evaluate");
    evaluate.set("metrics", sorted(evaluate.get("metrics")));
    return CanonicalJson.write(settings);
  }

  String trial(String settings) {
    return sha256(document("", settings));
  }

  String fit(String settings, int fold, int repeat) {
    return sha256(document("\"fold\":" + fold + ",\"repeat\":" + repeat + ",", settings));
  }

  /** Inside of the training part of an outer fold. */
  String innerFit(String settings, Stage.Inner outer, int fold, int repeat) {
    return sha256(
        document(
            "\"fold\":%d,\"outer_fold\":%d,\"outer_repeat\":%d,\"repeat\":%d,"
                .formatted(fold, outer.fold(), outer.repeat(), repeat),
            settings));
  }

  /** Canonical too: its keys are in order. The settings, its largest part, are written once. */
  private String document(String foldAndRepeat, String settings) {
    return "{\"engine\":"
        + engine
        + ","
        + foldAndRepeat
        + "\"rule\":"
        + RULE_VERSION
        + ",\"settings\":"
        + settings
        + "}";
  }

  /** In which order metrics are listed changes no value of them. */
  private static ArrayNode sorted(JsonNode names) {
    ArrayNode sorted = JsonNodeFactory.instance.arrayNode();
    StreamSupport.stream(names.spliterator(), false)
        .map(JsonNode::textValue)
        .distinct()
        .sorted()
        .forEach(sorted::add);
    return sorted;
  }

  static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
