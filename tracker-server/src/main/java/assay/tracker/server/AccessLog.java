// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A line of JSON for each request that is over, to the logger {@value #NAME} at level INFO; whoever
 * runs the tracker says where that goes. Queries and headers are left out, as they may hold what is
 * nobody's business.
 */
final class AccessLog {

  static final String NAME = "assay.access";

  private static final Logger LOG = LoggerFactory.getLogger(NAME);
  private static final JsonFactory JSON = new JsonFactory();

  private AccessLog() {}

  static void write(Exchange exchange) {
    if (LOG.isInfoEnabled()) {
      LOG.info("{}", line(exchange, Instant.now()));
    }
  }

  private static String line(Exchange exchange, Instant now) {
    StringWriter text = new StringWriter(256);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("time", now.toString());
      json.writeStringField("request_id", exchange.id());
      json.writeStringField("remote", remote(exchange));
      if (exchange.user().isPresent()) {
        json.writeStringField("token", exchange.user().get());
      }
      json.writeStringField("method", exchange.request().method().name());
      json.writeStringField("path", exchange.path());
      if (exchange.answered()) {
        json.writeNumberField("status", exchange.status());
      } else {
        json.writeBooleanField("cut_off", true);
      }
      json.writeNumberField("received_bytes", exchange.request().bytesRead());
      json.writeNumberField("sent_bytes", exchange.answerBytes());
      json.writeNumberField("duration_ms", exchange.tookNanos() / 1e6);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static String remote(Exchange exchange) {
    return Optional.ofNullable(exchange.request().remoteAddress())
        .map(SocketAddress::hostAddress)
        .orElse("");
  }
}
