// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.OneOf;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Lays one written document over another: maps are merged, everything else is replaced. Where a
 * choice changes ({@code optimizer.name}), only those keys remain below that the new choice has. A
 * searched path is replaced whole, but keeps its condition unless a new one is given.
 */
final class Merge {
  private Merge() {}

  static Written over(Shape shape, Written below, Written above) {
    if (!(below instanceof Written.Fields old) || !(above instanceof Written.Fields fresh)) {
      return above;
    }
    return switch (shape) {
      case Fields fields -> merged(shape, old.fields(), fresh);
      case OneOf oneOf -> merged(shape, remaining(oneOf, old, fresh), fresh);
      case Shape.Space space -> space(old, fresh);
      default -> above;
    };
  }

  private static Written merged(
      Shape shape, Map<String, Written.Field> below, Written.Fields above) {
    Map<String, Written.Field> all = new LinkedHashMap<>(below);
    above
        .fields()
        .forEach((key, field) -> {
          Written.Field old = below.get(key);
          Optional<Shape> child = LanguagePaths.child(shape, key);
          all.put(
              key,
              old == null || child.isEmpty()
                  ? field
                  : new Written.Field(
                      field.keyPlace(), over(child.get(), old.value(), field.value())));
        });
    return new Written.Fields(all, above.place());
  }

  private static Map<String, Written.Field> remaining(
      OneOf shape, Written.Fields below, Written.Fields above) {
    Optional<String> chosen = chosen(shape, above);
    if (chosen.isEmpty() || chosen.equals(chosen(shape, below).or(shape::standard))) {
      return below.fields();
    }
    Fields variant = shape.variants().get(chosen.get());
    Map<String, Written.Field> remaining = new LinkedHashMap<>(below.fields());
    remaining.keySet().removeIf(key -> variant != null && variant.key(key).isEmpty());
    return remaining;
  }

  private static Optional<String> chosen(OneOf shape, Written.Fields map) {
    Written.Field field = map.fields().get(shape.discriminator());
    return field != null
            && field.value() instanceof Written.Scalar(JsonNode value, Place place)
            && value.isTextual()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }

  private static Written space(Written.Fields below, Written.Fields above) {
    Map<String, Written.Field> all = new LinkedHashMap<>(below.fields());
    above.fields().forEach((path, field) -> all.merge(path, field, Merge::dimension));
    return new Written.Fields(all, above.place());
  }

  private static Written.Field dimension(Written.Field below, Written.Field above) {
    if (!(below.value() instanceof Written.Fields old)
        || !(above.value() instanceof Written.Fields fresh)
        || !old.fields().containsKey("when")) {
      return above;
    }
    Map<String, Written.Field> all = new LinkedHashMap<>();
    all.put("when", Objects.requireNonNull(old.fields().get("when")));
    all.putAll(fresh.fields());
    return new Written.Field(above.keyPlace(), new Written.Fields(all, fresh.place()));
  }
}
