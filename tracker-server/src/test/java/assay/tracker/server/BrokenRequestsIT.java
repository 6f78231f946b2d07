// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send, and no library does: a client's mistake is never the server's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BrokenRequestsIT {

  private Tracker tracker;

  @BeforeAll
  void start(@TempDir Path directory) {
    tracker = Tracker.start(TrackerConfig.of(directory));
  }

  @AfterAll
  void stop() {
    tracker.close();
  }

  private String answerTo(String start) throws IOException {
    try (RawConnection connection = new RawConnection(tracker.address())) {
      connection.send(start + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
      return connection.readHead();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/2.0/mlflow/registered-models/search?a=%zz",
        "GET /api/2.0/mlflow/runs/get?run_id=%",
        "GET /api/2.0/mlflow-artifacts/artifacts?path=%zz",
        "GET /get-artifact?path=%zz",
        "GET /api/assay/v1/keys?experiment_id=%zz",
        "GET /api/assay/v1/events?after=%zz",
        "PUT /api/2.0/mlflow-artifacts/mpu/parts/00000000000000000000000000000000/1?key=%zz"
      })
  void aBrokenQueryIsABadRequest(String start) throws Exception {
    assertThat(answerTo(start)).startsWith("HTTP/1.1 400 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUT /api/2.0/mlflow-artifacts/mpu/parts/00000000000000000000000000000000/1?key=%zz",
        "PUT /api/2.0/mlflow-artifacts/mpu/parts/x/1",
        "PUT /api/2.0/mlflow-artifacts/mpu/parts/00000000000000000000000000000000/1?key=x",
        "PUT /api/2.0/mlflow-artifacts/artifacts/a%2500",
        "POST /ajax-api/2.0/mlflow/upload-artifact?path=%zz",
        "POST /ajax-api/2.0/mlflow/upload-artifact?path=x&run_uuid=nope"
      })
  void aConnectionGoesOnAfterARefusedUpload(String start) throws Exception {
    try (RawConnection connection = new RawConnection(tracker.address())) {
      connection.send(start + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\n\r\nhello");
      connection.send("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");

      String refused = connection.readHead();
      assertThat(refused).startsWith("HTTP/1.1 4");
      connection.skip(
          Integer.parseInt(refused.replaceAll("(?is).*content-length: (\\d+).*", "$1")));
      assertThat(connection.readHead()).startsWith("HTTP/1.1 200 ");
    }
  }
}
