// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** {@code GET /trials}. */
class TrialsApiIT extends AssayApiFixture {

  private String fit(String experiment, String trial, int start, String status, String score) {
    String fit =
        run(
            experiment,
            start,
            metrics("accuracy", score)
                + ","
                + tags("assay.kind", "fit", "mlflow.parentRunId", trial, "assay.state", status));
    client.mlflow(
        "runs/update",
        "{'run_id': '%s', 'status': '%s'}".formatted(fit, status.toUpperCase(Locale.ROOT)));
    return fit;
  }

  @Test
  void trialsComeWithTheirMetricsOverTheFinishedFits() {
    String experiment = createExperiment("trials");
    String best =
        run(
            experiment,
            2,
            // logged for sd = 0.1 and 3 fits of n_test/n_train = 1/4
            metrics("loss", "1", "loss.sd", "0.1", "loss.se", "0.07637626158259733", "loss.n", "3")
                + ","
                + params("lr", "0.1")
                + ","
                + "'tags': [{'key': 'assay.kind', 'value': 'trial'},"
                + " {'key': 'assay.key', 'value': 'k1'}, {'key': 'assay.rank', 'value': '9'},"
                + " {'key': 'assay.chosen', 'value': 'true'},"
                + " {'key': 'assay.searched', 'value': '[\\'lr\\', \\'none\\']'}]");
    String unranked = run(experiment, 1, tags("assay.kind", "trial"));
    String second = run(experiment, 3, tags("assay.kind", "trial", "assay.rank", "10"));
    fit(experiment, best, 4, "finished", "0.8");
    fit(experiment, best, 5, "finished", "0.9");
    fit(experiment, best, 6, "failed", "0.1");
    fit(experiment, unranked, 7, "finished", "0.5");

    JsonNode trials = ok(get("/trials", "?experiment_id=" + experiment)).get("trials");

    assertThat(trials)
        .extracting(trial -> trial.get("run_id").asText())
        .containsExactly(best, second, unranked);
    JsonNode trial = trials.get(0);
    assertThat(trial.get("key").asText()).isEqualTo("k1");
    assertThat(trial.get("rank").asInt()).isEqualTo(9);
    assertThat(trial.get("chosen").asBoolean()).isTrue();
    assertThat(trial.get("parameters")).isEqualTo(parse("{\"lr\": \"0.1\"}"));
    assertThat(trial.get("fits")).isEqualTo(parse("{\"failed\": 1, \"finished\": 2}"));
    JsonNode accuracy = trial.at("/metrics/accuracy");
    assertThat(accuracy.get("n").asInt()).isEqualTo(2);
    assertThat(accuracy.get("mean").asDouble()).isCloseTo(0.85, within(1e-12));
    // sd = 0.1/√2; se = sd·√(1/2 + 1/4); t(0.975, 1) = 12.706204736432095
    assertThat(accuracy.get("sd").asDouble()).isCloseTo(0.07071067811865477, within(1e-12));
    assertThat(accuracy.get("se").asDouble()).isCloseTo(0.06123724356957947, within(1e-9));
    assertThat(accuracy.get("high").asDouble())
        .isCloseTo(0.85 + 12.706204736432095 * 0.06123724356957947, within(1e-7));
    assertThat(trials.get(2).at("/metrics/accuracy")).isEqualTo(parse("{\"mean\": 0.5, \"n\": 1}"));
    assertThat(trials.get(1).get("metrics")).isEmpty();
  }

  @Test
  void trialsWithoutFitsHaveWhatWasLogged() {
    String experiment = createExperiment("trials without fits");
    run(
        experiment,
        1,
        metrics("acc", "0.5", "acc.sd", "0.1", "acc.se", "0.05", "acc.n", "5", "lone", "3")
            + ","
            + tags("assay.kind", "trial", "assay.searched", "no json", "assay.rank", "first"));

    JsonNode metrics = ok(get("/trials", "?experiment_id=" + experiment)).at("/trials/0/metrics");

    assertThat(metrics.size()).isEqualTo(1);
    assertThat(metrics.at("/acc/mean").asDouble()).isEqualTo(0.5);
    assertThat(metrics.at("/acc/low").asDouble())
        .isCloseTo(0.5 - 2.7764451051977987 * 0.05, within(1e-9));
  }

  @Test
  void trialsArePaged() {
    String experiment = createExperiment("many trials");
    for (int i = 0; i < 3; i++) {
      run(experiment, i, tags("assay.kind", "trial", "assay.rank", Integer.toString(3 - i)));
    }
    String query = "?max_results=2&experiment_id=" + experiment;

    JsonNode first = ok(get("/trials", query));
    JsonNode second =
        ok(get("/trials", query + "&page_token=" + first.get("next_page_token").asText()));

    assertThat(first.get("trials"))
        .extracting(trial -> trial.get("rank").asInt())
        .containsExactly(1, 2);
    assertThat(second.get("trials"))
        .extracting(trial -> trial.get("rank").asInt())
        .containsExactly(3);
    assertThat(ok(get("/trials", "?experiment_id=nope")).get("trials")).isEmpty();
    assertThat(get("/trials", "?max_results=0&experiment_id=1").status()).isEqualTo(400);
    assertThat(get("/trials", "").status()).isEqualTo(400);
  }
}
