// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The content of a file of tokens. */
final class TokenJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TokenJson() {}

  static String write(List<Token> tokens) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode array = root.putArray("tokens");
    for (Token token : tokens) {
      ObjectNode node = array.addObject();
      node.put("name", token.name());
      node.put("sha256", token.sha256());
      node.put("created_at", token.createdAt().toString());
      token.expiresAt().ifPresent(time -> node.put("expires_at", time.toString()));
      token.lastUsedAt().ifPresent(time -> node.put("last_used_at", time.toString()));
    }
    return root.toPrettyString() + "\n";
  }

  /**
   * @throws IllegalArgumentException if it is no such file
   */
  static List<Token> read(String text) {
    try {
      List<Token> tokens = new ArrayList<>();
      for (JsonNode node : JSON.readTree(text).required("tokens")) {
        tokens.add(
            new Token(
                node.required("name").asText(),
                node.required("sha256").asText(),
                Instant.parse(node.required("created_at").asText()),
                time(node, "expires_at"),
                time(node, "last_used_at")));
      }
      return tokens;
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static Optional<Instant> time(JsonNode node, String field) {
    return node.hasNonNull(field)
        ? Optional.of(Instant.parse(node.get(field).asText()))
        : Optional.empty();
  }
}
