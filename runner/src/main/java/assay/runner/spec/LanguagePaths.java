// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Setting;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds places of one kind of document by dotted path, whatever variant they belong to. */
final class LanguagePaths {
  static final LanguagePaths TRAINING = new LanguagePaths(Language.DOCUMENT);

  private final Fields document;
  private final List<String> all;

  LanguagePaths(Fields document) {
    this.document = document;
    Set<String> paths = new LinkedHashSet<>();
    collect(document, "", paths);
    this.all = List.copyOf(paths);
  }

  /** Every path that can be written, parents before children. */
  List<String> all() {
    return all;
  }

  /** The shape at a path; if several variants have it, the first one's. */
  Optional<Shape> shape(String path) {
    Shape at = document;
    for (String key : path.split("\\.", -1)) {
      Optional<Shape> next = child(at, key);
      if (next.isEmpty()) {
        return Optional.empty();
      }
      at = next.get();
    }
    return Optional.of(at);
  }

  /** The fixed default at a path of plain maps. */
  Optional<JsonNode> standard(String path) {
    return shape(Paths.parent(path))
        .filter(Fields.class::isInstance)
        .flatMap(map -> ((Fields) map).key(Paths.last(path)))
        .map(Setting::standard)
        .filter(Shape.Standard.Fixed.class::isInstance)
        .map(fixed -> ((Shape.Standard.Fixed) fixed).value());
  }

  static Optional<Shape> child(Shape shape, String key) {
    return switch (shape) {
      case Fields fields -> fields.key(key).map(Setting::shape);
      case OneOf oneOf when key.equals(oneOf.discriminator()) -> Optional.of(oneOf.names());
      case OneOf oneOf ->
          oneOf.variants().values().stream()
              .flatMap(variant -> variant.key(key).stream())
              .findFirst()
              .map(Setting::shape);
      default -> Optional.empty();
    };
  }

  /**
   * Why a document has no use for a path: it has chosen a variant without it.
   *
   * @param discriminator the path of the choice, {@code train.optimizer.name}
   * @param chosen {@code adam}
   * @param having the variants that have it
   */
  record Lack(String discriminator, String chosen, List<String> having) {}

  /** Empty if the document uses the path. */
  Optional<Lack> lack(JsonNode trial, String path) {
    Shape shape = document;
    JsonNode node = trial;
    String at = "";
    for (String key : path.split("\\.", -1)) {
      if (shape instanceof OneOf oneOf && !key.equals(oneOf.discriminator())) {
        Optional<Lack> lack = lack(oneOf, node, key, at);
        if (lack.isPresent()) {
          return lack;
        }
      }
      shape = child(shape, key).orElse(shape);
      node = node.path(key);
      at = Paths.child(at, key);
    }
    return Optional.empty();
  }

  private static Optional<Lack> lack(OneOf oneOf, JsonNode node, String key, String at) {
    String chosen =
        node.isTextual()
            ? node.textValue()
            : node.path(oneOf.discriminator()).asText(oneOf.standard().orElse(""));
    Fields variant = oneOf.variants().get(chosen);
    return variant == null || variant.key(key).isPresent()
        ? Optional.empty()
        : Optional.of(new Lack(Paths.child(at, oneOf.discriminator()), chosen, having(oneOf, key)));
  }

  private static List<String> having(OneOf oneOf, String key) {
    return oneOf.variants().entrySet().stream()
        .filter(variant -> variant.getValue().key(key).isPresent())
        .map(Map.Entry::getKey)
        .toList();
  }

  private static void collect(Shape shape, String path, Set<String> into) {
    switch (shape) {
      case Fields fields -> collect(fields.keys(), path, into);
      case OneOf oneOf -> {
        into.add(Paths.child(path, oneOf.discriminator()));
        oneOf.variants().values().forEach(variant -> collect(variant.keys(), path, into));
      }
      default -> {}
    }
  }

  private static void collect(List<Setting> keys, String path, Set<String> into) {
    for (Setting key : keys) {
      if (!(key.shape() instanceof Shape.Later)) {
        into.add(Paths.child(path, key.name()));
        collect(key.shape(), Paths.child(path, key.name()), into);
      }
    }
  }
}
