// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.OneOf;
import assay.runner.spec.Shape.Setting;
import assay.runner.spec.Shape.Standard;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Fills the defaults of the language into a checked document, in the order of the language, and
 * leaves out keys of variants that were not chosen.
 */
final class Completion {
  private final List<Missing> missing = new ArrayList<>();

  /**
   * A key that must be written and is not.
   *
   * @param derived whether it follows from others in a whole document, see {@link DerivedDefaults}
   */
  record Missing(String path, Shape shape, String meaning, boolean derived) {}

  List<Missing> missing() {
    return missing;
  }

  JsonNode complete(Shape shape, JsonNode node, String path) {
    return switch (shape) {
      case Fields fields -> fields(fields, node, path);
      case OneOf oneOf -> oneOf(oneOf, node, path);
      case Shape.Items items -> items(items, node, path);
      case Shape.ByKey byKey -> byKey(byKey, node, path);
      default -> node;
    };
  }

  ObjectNode fields(Fields shape, JsonNode node, String path) {
    ObjectNode completed = JsonNodeFactory.instance.objectNode();
    fill(shape.keys(), node, path, completed);
    return completed;
  }

  private void fill(List<Setting> keys, JsonNode node, String path, ObjectNode completed) {
    for (Setting key : keys) {
      String at = Paths.child(path, key.name());
      JsonNode value = node.get(key.name());
      if (value != null) {
        completed.set(key.name(), complete(key.shape(), value, at));
      } else {
        standard(key, at, completed);
      }
    }
  }

  private void standard(Setting key, String at, ObjectNode completed) {
    switch (key.standard()) {
      case Standard.Fixed(JsonNode value) ->
          completed.set(key.name(), complete(key.shape(), value, at));
      case Standard.Absent absent -> {}
      case Standard.Required required ->
          missing.add(new Missing(at, key.shape(), key.meaning(), false));
      case Standard.Derived derived ->
          missing.add(new Missing(at, key.shape(), key.meaning(), true));
    }
  }

  private JsonNode oneOf(OneOf shape, JsonNode node, String path) {
    String chosen =
        node.isTextual()
            ? node.textValue()
            : node.path(shape.discriminator()).asText(shape.standard().orElse(""));
    Fields variant = shape.variants().get(chosen);
    if (variant == null) {
      String at = Paths.child(path, shape.discriminator());
      missing.add(new Missing(at, shape.names(), shape.meaning(), false));
      return node;
    }
    ObjectNode completed = JsonNodeFactory.instance.objectNode();
    completed.put(shape.discriminator(), chosen);
    fill(variant.keys(), node, path, completed);
    return shape.plain() && completed.size() == 1
        ? completed.get(shape.discriminator())
        : completed;
  }

  private JsonNode byKey(Shape.ByKey shape, JsonNode node, String path) {
    List<String> keys = new ArrayList<>();
    node.fieldNames().forEachRemaining(keys::add);
    return shape.variant(keys).map(variant -> (JsonNode) fields(variant, node, path)).orElse(node);
  }

  private JsonNode items(Shape.Items shape, JsonNode node, String path) {
    ArrayNode completed = JsonNodeFactory.instance.arrayNode();
    for (int i = 0; i < node.size(); i++) {
      completed.add(complete(shape.item(), node.get(i), Paths.child(path, "" + i)));
    }
    return completed;
  }
}
