// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/** {@code GET /keys}. */
class KeysApiIT extends AssayApiFixture {

  @Test
  void keysOfExperimentsAreListed() {
    String experiment = createExperiment("keys");
    run(experiment, 1, metrics("b", "1", "a", "1") + "," + params("p", "1"));

    JsonNode keys = ok(get("/keys", "?experiment_id=" + experiment + "&experiment_id=nope"));

    assertThat(keys)
        .isEqualTo(
            parse(
                "{\"metrics\": [\"a\", \"b\"], \"params\": [\"p\"], \"tags\": [\"mlflow.runName\"]}"));
    assertThat(get("/keys", "").json().get("message").asText()).contains("1 to 1000 times, got 0");
    assertThat(get("/keys", "?experiment=1").json().at("/details/path").asText())
        .isEqualTo("experiment");
  }
}
