// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Spoils JSON: first its tree, then its bytes. */
final class FuzzJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final List<String> NAMES =
      List.of("run_id", "run_uuid", "name", "key", "value", "filter", "path", "max_results", "x");

  private final FuzzWords words;

  FuzzJson(FuzzWords words) {
    this.words = words;
  }

  /** Something of the same kind where nothing is known of a route. */
  ObjectNode any() {
    ObjectNode node = NODES.objectNode();
    for (int i = words.below(5); i >= 0; i--) {
      node.set(words.pick(NAMES), value(2));
    }
    return node;
  }

  /** A third stays as it is. */
  void spoil(ObjectNode root) {
    for (int i = words.below(3); i > 0; i--) {
      List<JsonNode> inner = new ArrayList<>();
      gather(root, inner);
      spoilOne(words.pick(inner));
    }
  }

  private static void gather(JsonNode node, List<JsonNode> inner) {
    if (node.isContainerNode()) {
      inner.add(node);
      node.forEach(child -> gather(child, inner));
    }
  }

  private void spoilOne(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      String name = names.isEmpty() || words.oneIn(8) ? words.odd() : words.pick(names);
      if (words.oneIn(4)) {
        object.remove(name);
      } else {
        object.set(name, value(3));
      }
    } else if (node instanceof ArrayNode array) {
      JsonNode element = array.isEmpty() || words.oneIn(2) ? value(2) : array.get(0).deepCopy();
      int copies = words.oneIn(20) ? 2_000 : 1;
      for (int i = 0; i < copies; i++) {
        array.add(element);
      }
    }
  }

  private JsonNode value(int depth) {
    return switch (words.below(depth > 0 ? 9 : 6)) {
      case 0 -> NODES.nullNode();
      case 1 -> NODES.numberNode(words.below(3_000) - 5);
      case 2 ->
          NODES.numberNode(Double.longBitsToDouble((words.below(Integer.MAX_VALUE) * 5L) << 31));
      case 3 -> NODES.numberNode(Long.MIN_VALUE);
      case 4 -> NODES.booleanNode(words.oneIn(2));
      case 6 -> any();
      case 7 -> NODES.arrayNode().add(value(depth - 1)).add(value(depth - 1));
      default -> new TextNode(words.odd());
    };
  }

  byte[] bytes(ObjectNode root) {
    byte[] json = root.toString().getBytes(StandardCharsets.UTF_8);
    return switch (words.below(24)) {
      case 0 -> Arrays.copyOf(json, words.below(json.length));
      case 1 -> ("[".repeat(words.below(5_000)) + root).getBytes(StandardCharsets.UTF_8);
      case 2 -> new TextNode(root.toString()).toString().getBytes(StandardCharsets.UTF_8);
      case 3 -> flipped(json);
      case 4 -> new byte[0];
      case 5 -> words.bytes(200);
      case 6 -> ("\ufeff" + root).getBytes(StandardCharsets.UTF_16LE);
      default -> json;
    };
  }

  byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = words.below(4); i >= 0 && flipped.length > 0; i--) {
      flipped[words.below(flipped.length)] ^= (byte) (1 << words.below(8));
    }
    return flipped;
  }
}
