// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessLogFileTest {

  @Test
  void requestsAreAppendedOneALine(@TempDir Path directory) throws Exception {
    Path file = Files.writeString(directory.resolve("access.log"), "before\n");

    try (AccessLogFile log = AccessLogFile.open(file);
        Tracker tracker = Tracker.start(TrackerConfig.of(directory.resolve("data")))) {
      assertThat(log).isNotNull();
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(tracker.address() + "/health"))
              .header("X-Request-Id", "one")
              .build();
      HttpClient.newHttpClient().send(request, BodyHandlers.discarding());
    }

    assertThat(Files.readAllLines(file))
        .hasSize(2)
        .element(1)
        .asString()
        .startsWith("{\"time\":")
        .contains("\"request_id\":\"one\"", "\"path\":\"/health\"", "\"status\":200");
  }

  @Test
  void aFileThatCannotBeWrittenIsSaidAtOnce(@TempDir Path directory) {
    assertThatThrownBy(() -> AccessLogFile.open(directory))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining("--access-log: " + directory);
  }
}
