// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Who holds a data directory: the content of its lock file. */
record LockHolder(Optional<String> address, Optional<Long> pid, Optional<Instant> startedAt) {

  static final LockHolder UNKNOWN =
      new LockHolder(Optional.empty(), Optional.empty(), Optional.empty());

  private static final ObjectMapper JSON = new ObjectMapper();

  static LockHolder thisProcess() {
    return new LockHolder(
        Optional.empty(), Optional.of(ProcessHandle.current().pid()), Optional.of(Instant.now()));
  }

  LockHolder withAddress(String address) {
    return new LockHolder(Optional.of(address), pid, startedAt);
  }

  String json() {
    ObjectNode node = JSON.createObjectNode();
    address.ifPresent(value -> node.put("address", value));
    pid.ifPresent(value -> node.put("pid", value));
    startedAt.ifPresent(value -> node.put("started_at", value.toString()));
    return node.toString();
  }

  /** A text that is not such JSON, half written for instance, says nothing. */
  static LockHolder parse(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      return new LockHolder(
          Optional.of(node.path("address").asText()).filter(value -> !value.isEmpty()),
          Optional.of(node.path("pid").asLong()).filter(value -> value > 0),
          Optional.of(node.path("started_at").asText())
              .filter(value -> !value.isEmpty())
              .map(Instant::parse));
    } catch (JsonProcessingException | DateTimeParseException e) {
      return UNKNOWN;
    }
  }

  /** For messages; begins with a space or a colon. */
  String description() {
    String process = pid.map(id -> " by process " + id).orElse(" by another process");
    return process + address.map(url -> ", which serves it at " + url).orElse("");
  }
}
