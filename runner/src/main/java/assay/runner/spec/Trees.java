// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads and writes JSON documents by dotted path. */
final class Trees {
  private Trees() {}

  static Optional<JsonNode> find(JsonNode document, String path) {
    JsonNode at = document;
    for (String key : path.split("\\.", -1)) {
      at = at.path(key);
    }
    return at.isMissingNode() ? Optional.empty() : Optional.of(at);
  }

  /** Makes the maps on the way where there are none. */
  static void set(ObjectNode document, String path, JsonNode value) {
    ObjectNode at = document;
    String[] keys = path.split("\\.", -1);
    for (int i = 0; i < keys.length - 1; i++) {
      at = at.get(keys[i]) instanceof ObjectNode map ? map : at.putObject(keys[i]);
    }
    at.set(keys[keys.length - 1], value);
  }
}
