// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Standard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Every key of one kind of document with its default and its meaning, as a YAML file that is a
 * declaration itself. Keys without a default, and those of variants that are not chosen, are
 * comments.
 */
public final class ReferenceText {
  private static final Map<String, List<String>> SPACES =
      Map.of(
          "train",
          List.of(
              "train.l2: {values: [0.0, 1e-4]}",
              "train.optimizer.learning_rate: {log: [1e-3, 1e-1], num: 3}",
              "train.batch_size: {range: [16, 64], step: 16}",
              "train.optimizer.name: {values: [sgd, adam]}",
              "train.optimizer.momentum: {values: [0.9], when: {train.optimizer.name: sgd}}"),
          "benchmark",
          List.of(
              "input.batch: {values: [1, 8, 32]}",
              "execute.target: {values: [cpu, \"gpu:0\"]}",
              "execute.threads: {range: [1, 4], step: 1, when: {execute.target: cpu}}"));

  private final String kind;
  private final Grammar grammar;
  private final ReferenceExamples examples;
  private final ReferenceLines lines = new ReferenceLines();

  private ReferenceText(String kind) {
    this.kind = kind;
    this.grammar = Grammar.named(kind);
    this.examples = new ReferenceExamples(kind);
  }

  /**
   * The file.
   *
   * @param kind as users write it
   */
  public static String of(String kind) {
    ReferenceText reference = new ReferenceText(kind);
    reference.header();
    reference.keys(reference.grammar.document().keys(), "", none(), ReferenceLines.Level.TOP);
    reference.metrics();
    return reference.lines.text();
  }

  private void header() {
    lines.comment(
        "Every key of `kind: %s` with its default and its meaning. A line that begins with # shows"
                .formatted(kind)
            + " a key without a default, or one that goes with another choice than the one above"
            + " it; what both have is not shown again.");
    lines.comment("Written by: assay schema --reference --kind " + kind);
  }

  private void metrics() {
    if (grammar.paths().all().contains("task.metric")) {
      lines.comment("");
      lines.comment(
          "Metrics: %s, topK_accuracy for any K, and pinball_0.Q for any quantile."
              .formatted(String.join(", ", MetricNames.all())));
    }
  }

  /**
   * @param given values that stand for defaults and examples
   */
  private void keys(List<Setting> keys, String path, JsonNode given, ReferenceLines.Level level) {
    for (Setting key : keys) {
      if (key.shape() instanceof Shape.Later) {
        continue;
      }
      String at = Paths.child(path, key.name());
      JsonNode value = given.path(key.name());
      if (value.isMissingNode()) {
        value =
            key.standard() instanceof Standard.Fixed(JsonNode standard)
                ? standard
                : example(key, at);
      }
      boolean stands = given.has(key.name()) || stands(key, at);
      key(key, at, value, stands ? level : level.commented());
    }
  }

  /** Whether a key is no comment: it has a default, or without it the whole could not run. */
  private static boolean stands(Setting key, String path) {
    return key.standard() instanceof Standard.Fixed
        || key.standard() instanceof Standard.Required
        || path.equals("input.shape");
  }

  private JsonNode example(Setting key, String path) {
    return path.equals("kind") ? TextNode.valueOf(kind) : examples.of(path, key.shape());
  }

  private void key(Setting key, String path, JsonNode value, ReferenceLines.Level level) {
    switch (key.shape()) {
      case Fields fields -> {
        boolean empty =
            fields.keys().stream()
                .noneMatch(inner -> stands(inner, Paths.child(path, inner.name())));
        lines.add(level, key.name() + (empty ? ": {}" : ":"), note(key));
        keys(fields.keys(), path, value, level.deeper());
      }
      case OneOf oneOf when oneOf.plain() -> {
        String note = "%s (%s)".formatted(key.meaning(), choices(oneOf.names()));
        lines.add(level, key.name() + ": " + ReferenceLines.yaml(value), note);
        withKeys(key.name(), oneOf, path, level);
      }
      case OneOf oneOf -> {
        lines.add(level, key.name() + ":", note(key));
        variants(oneOf, path, value, level.deeper());
      }
      case Shape.Items items when isMap(items.item()) ->
          maps(key, items.item(), path, value, level);
      case Shape.Space space -> {
        lines.add(level, key.name() + ": {}", note(key));
        SPACES
            .getOrDefault(kind, List.of())
            .forEach(example -> lines.add(level.deeper().commented(), example, ""));
      }
      default -> lines.add(level, key.name() + ": " + ReferenceLines.yaml(value), note(key));
    }
  }

  private static JsonNode none() {
    return JsonNodeFactory.instance.objectNode();
  }

  private static boolean isMap(Shape shape) {
    return shape instanceof Fields
        || (shape instanceof OneOf oneOf && !oneOf.plain())
        || shape instanceof Shape.ByKey
        || shape instanceof Shape.Combination
        || shape instanceof Shape.Simpler;
  }

  private void maps(
      Setting key, Shape item, String path, JsonNode list, ReferenceLines.Level level) {
    ReferenceLines.Level inside = level.deeper();
    if (list.isEmpty()) {
      lines.add(level, key.name() + ": []", note(key));
      item(item, path, examples.of(path, item), inside.commented());
    } else {
      lines.add(level, key.name() + ":", note(key));
      list.forEach(value -> item(item, path, value, inside));
    }
  }

  private void item(Shape item, String path, JsonNode value, ReferenceLines.Level level) {
    switch (item) {
      case Fields fields -> {
        lines.bullet();
        keys(fields.keys(), path, value, level.deeper());
      }
      case OneOf oneOf -> {
        lines.bullet();
        variants(oneOf, path, value, level.deeper());
      }
      case Shape.ByKey byKey ->
          byKey.variants().values().forEach(keys -> item(keys, path, none(), level));
      default -> lines.add(level, "- " + ReferenceLines.yaml(value), "");
    }
  }

  private void variants(OneOf oneOf, String path, JsonNode value, ReferenceLines.Level level) {
    String chosen = value.path(oneOf.discriminator()).asText(examples.chosen(path, oneOf));
    lines.add(
        level,
        oneOf.discriminator() + ": " + chosen,
        "%s (%s)".formatted(oneOf.meaning(), choices(oneOf.names())));
    keys(
        Optional.ofNullable(oneOf.variants().get(chosen)).orElseThrow().keys(), path, value, level);
    others(oneOf, chosen)
        .forEach((variant, names) -> {
          ReferenceLines.Level other = level.commented();
          String which = String.join("`, `", names);
          lines.add(other, "with `%s: %s`:".formatted(oneOf.discriminator(), which), "");
          keys(variant, path, none(), other);
        });
  }

  /** What other variants have and the chosen one has not, each with the names of those. */
  private static Map<List<Setting>, List<String>> others(OneOf oneOf, String chosen) {
    List<Setting> known = Optional.ofNullable(oneOf.variants().get(chosen)).orElseThrow().keys();
    Map<List<Setting>, List<String>> others = new LinkedHashMap<>();
    oneOf
        .variants()
        .forEach((name, variant) -> {
          List<Setting> fresh = new ArrayList<>(variant.keys());
          fresh.removeIf(key -> known.contains(key) || key.shape() instanceof Shape.Later);
          if (!fresh.isEmpty()) {
            others.computeIfAbsent(fresh, keys -> new ArrayList<>()).add(name);
          }
        });
    return others;
  }

  private void withKeys(String name, OneOf oneOf, String path, ReferenceLines.Level level) {
    oneOf
        .variants()
        .forEach((variant, fields) -> {
          if (hasKeys(fields)) {
            ReferenceLines.Level other = level.commented();
            lines.add(other, name + ":", "");
            lines.add(other.deeper(), oneOf.discriminator() + ": " + variant, "");
            keys(fields.keys(), path, none(), other.deeper());
          }
        });
  }

  private static boolean hasKeys(Fields fields) {
    return fields.keys().stream().anyMatch(key -> !(key.shape() instanceof Shape.Later));
  }

  private static String note(Setting key) {
    String wanted =
        switch (key.shape()) {
          case Shape.Word word -> word.words().size() > 1 ? choices(word) : "";
          case Shape.Items items when items.item() instanceof Shape.Word word -> choices(word);
          case Shape.Items items when items.item() instanceof Shape.Whole whole ->
              "each " + whole.wanted();
          case Shape.Items items when items.item() instanceof Shape.Real real ->
              "each " + real.wanted();
          case Shape.Fields fields -> "";
          case OneOf oneOf -> "";
          case Shape.Items items -> "";
          case Shape.Text text -> "";
          case Shape.Metric metric -> "";
          case Shape.Source source -> "";
          case Shape.Combination combination -> "";
          case Shape.Space space -> "";
          case Shape.Span span -> "such as 90s, 10m or 1h30m";
          case Shape.Whole whole when whole.min() == whole.max() -> "";
          default -> key.shape().wanted().replace("`", "");
        };
    String standard =
        switch (key.standard()) {
          case Standard.Required required -> "required";
          case Standard.Derived(String rule) -> "default: " + rule;
          default -> "";
        };
    String more =
        List.of(wanted, standard).stream()
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining("; "));
    return more.isEmpty() ? key.meaning() : "%s (%s)".formatted(key.meaning(), more);
  }

  private static String choices(Shape.Word word) {
    return String.join(" | ", word.words());
  }
}
