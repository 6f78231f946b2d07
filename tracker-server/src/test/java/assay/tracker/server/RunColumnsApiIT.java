// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.server.TrackerClient.Reply;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code POST /runs/columns}. */
class RunColumnsApiIT extends AssayApiFixture {

  @Test
  void fieldsOfRunsComeColumnByColumn() {
    String experiment = createExperiment("columns");
    String first = run(experiment, 1, metrics("loss", "0.5") + "," + tags("kind", "fit"));
    String second = run(experiment, 2, metrics("loss", "'NaN'") + "," + params("lr", "0.1"));
    String third = run(experiment, 3, tags("kind", "fit"));

    JsonNode answer =
        posted(
            "/runs/columns",
            """
            {'experiment_ids': ['%s'], 'order_by': ['start_time ASC'],
             'columns': ['metrics.loss', 'lr', 'tags.kind', 'start_time', 'experiment_id']}
            """
                .formatted(experiment));

    assertThat(answer)
        .isEqualTo(
            parse(
                """
                {"run_ids": ["%s", "%s", "%s"],
                 "columns": [
                   {"name": "metrics.loss", "kind": "metric", "numbers": [0.5, "NaN", null]},
                   {"name": "lr", "kind": "param", "texts": ["0.1"], "indexes": [-1, 0, -1]},
                   {"name": "tags.kind", "kind": "tag", "texts": ["fit"], "indexes": [0, -1, 0]},
                   {"name": "start_time", "kind": "attribute", "numbers": [1.0, 2.0, 3.0]},
                   {"name": "experiment_id", "kind": "attribute", "texts": ["%s"],
                    "indexes": [0, 0, 0]}]}
                """
                    .formatted(first, second, third, experiment)));
  }

  @Test
  void columnsAreFilteredAndPaged() {
    String experiment = createExperiment("pages");
    String[] runs =
        IntStream.range(0, 5)
            .mapToObj(i -> run(experiment, i, metrics("loss", "0." + i)))
            .toArray(String[]::new);
    String request =
        """
        {'experiment_ids': ['%s'], 'columns': ['run_name'], 'max_results': 2,
         'filter': 'loss < 0.15 OR NOT (loss < 0.25)', 'order_by': ['loss DESC'],
         'page_token': '%s'}
        """;

    JsonNode first = posted("/runs/columns", request.formatted(experiment, ""));
    String token = first.get("next_page_token").asText();
    JsonNode second = posted("/runs/columns", request.formatted(experiment, token));

    assertThat(first.get("run_ids")).extracting(JsonNode::asText).containsExactly(runs[4], runs[3]);
    assertThat(second.get("run_ids"))
        .extracting(JsonNode::asText)
        .containsExactly(runs[1], runs[0]);
    assertThat(second.has("next_page_token")).isFalse();
  }

  @Test
  void deletedRunsAreShownWhenAskedFor() {
    String experiment = createExperiment("deleted runs");
    String run = run(experiment, 1, params("p", "1"));
    client.mlflow("runs/delete", "{'run_id': '%s'}".formatted(run));
    String request = "{'experiment_ids': ['%s'], 'columns': ['run_id'], 'view': '%s'}";

    assertThat(posted("/runs/columns", request.formatted(experiment, "active")).get("run_ids"))
        .isEmpty();
    assertThat(posted("/runs/columns", request.formatted(experiment, "deleted")).get("run_ids"))
        .hasSize(1);
  }

  @Test
  void aWrongFilterIsAnsweredWithItsColumnAndWhatIsAllowed() {
    Reply reply =
        post(
            "/runs/columns",
            "{'experiment_ids': ['0'], 'columns': ['run_id'], 'filter': 'status LIKE 5'}");

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("code").asText()).isEqualTo("invalid_filter");
    assertThat(reply.json().at("/details/column").asInt()).isEqualTo(13);
    assertThat(reply.json().at("/details/allowed/0").asText()).contains("a quoted string");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          /runs/columns   | [] | must be a JSON object
          /runs/columns   | {'a': | The body is no JSON, line 1, column
          /runs/columns   | {} {} | The body is no JSON
          /runs/columns   | {} | 'experiment_ids' must hold 1 to 1000 strings, got 0
          /runs/columns   | {'experiment_ids': ['0']} | 'columns' must hold 1 to 100 strings, got 0
          /runs/columns   | {'experiment_ids': '0'} | 'experiment_ids' must be a list of strings
          /runs/columns   | {'experiment_ids': [0]} | 'experiment_ids[0]' must be a string
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['a', 'a']} | same twice
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'filters': ''} | 'filters' is not known; known are experiment_ids,
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'view': 'x'} | 'view' must be active, deleted or all
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'max_results': 50001} | 'max_results' must be 1 to 50000, got 50001
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'max_results': 1.5} | must be a whole number
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a'], 'page_token': 'x'} | Invalid page token
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['nope']} | Invalid field 'nope': column 1: unknown attribute
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['metrics.a b']} | expected the end, found b
          /runs/columns   | {'experiment_ids': ['0'], 'columns': ['datasets.name']} | names datasets.name, but a run may have many
          /series/buckets | {'run_ids': ['a']} | 'keys' must hold 1 to 100 strings
          /series/buckets | {'run_ids': ['a'], 'keys': ['b'], 'buckets': 0} | 'buckets' must be 1 to 5000, got 0
          /series/buckets | {'run_ids': ['a'], 'keys': ['b'], 'first_step': 2, 'last_step': 1} | 'last_step' must not be below first_step
          """)
  void wrongRequestsSayWhatIsWrong(String path, String body, String problem) {
    Reply reply = post(path, body);

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").asText()).contains(problem);
  }

  @Test
  void deeplyNestedBodiesAreRefused() {
    Reply reply = post("/runs/columns", "[".repeat(2_000));

    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.json().get("message").asText()).contains("no JSON").contains("1000");
  }
}
