// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a measuring process tells the one that started it: JSON objects, one a line, each with its
 * {@code event}. Written whole and at once, so that the last words of a process that dies are read.
 */
final class SideFile {
  static final String STARTED = "started";
  static final String LOADED = "loaded";
  static final String WARM = "warm";
  static final String MEASURING = "measuring";
  static final String MEASURED = "measured";
  static final String FAILED = "failed";

  private static final JsonMapper JSON = new JsonMapper();

  private final Path path;

  SideFile(Path path) {
    this.path = path;
  }

  synchronized void write(String event, Consumer<ObjectNode> fields) {
    ObjectNode json = JSON.createObjectNode().put("event", event);
    fields.accept(json);
    try {
      Files.writeString(path, json + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The events until now; a line that is just being written is left out. */
  List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    for (String line : text().split("\n", -1)) {
      try {
        JsonNode event = JSON.readTree(line);
        if (event.isObject()) {
          events.add(event);
        }
      } catch (JsonProcessingException e) {
        break;
      }
    }
    return events;
  }

  private String text() {
    try {
      return Files.exists(path) ? Files.readString(path) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The last event of a name. */
  Optional<JsonNode> find(String event) {
    return events().stream()
        .filter(json -> json.path("event").asText().equals(event))
        .reduce((first, second) -> second);
  }
}
