// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import static org.assertj.core.api.Assertions.assertThat;

import assay.tracker.http.AnswerSpace;
import assay.tracker.http.Answers;
import assay.tracker.http.Workers;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.RunChange;
import assay.tracker.store.sqlite.SqliteStore;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.ext.web.Router;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenApiTest {

  private static final OpenApiDocument DOCUMENT = OpenApiDocument.load();

  private static Set<String> mounted(Path directory) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    try (SqliteStore store =
        SqliteStore.open(
            directory.resolve("test.db"), "root:/", InstantSource.system(), ChangeListener.NONE)) {
      EventStream events = new EventStream(vertx, Duration.ofMillis(1), Duration.ofMinutes(1));
      Router router = Router.router(vertx);
      Answers answers = Answers.of(vertx, AnswerSpace.in(directory, 1 << 20));
      new ApiRoutes(store.tracking(), events, Workers.of(vertx), answers).mount(router);
      Set<String> routes = new TreeSet<>();
      router.getRoutes().stream()
          .filter(route -> route.methods() != null)
          .forEach(route ->
              route
                  .methods()
                  .forEach(method ->
                      routes.add(
                          "%s %s"
                              .formatted(
                                  method,
                                  route
                                      .getPath()
                                      .substring(ApiRoutes.ROOT.length())
                                      .replaceAll(":(\\w+)", "{$1}")))));
      return routes;
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void theDocumentHasTheRoutesThatAreThere(@TempDir Path directory) {
    assertThat(DOCUMENT.operations()).isEqualTo(mounted(directory));
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    assertThat(DOCUMENT.root().findValuesAsText("$ref"))
        .isNotEmpty()
        .allSatisfy(ref -> {
          assertThat(ref).startsWith("#/");
          assertThat(DOCUMENT.root().at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
        });
  }

  @Test
  void allCodesOfErrorsAreListed() {
    JsonNode codes = DOCUMENT.root().at("/components/schemas/Error/properties/code/enum");

    assertThat(codes)
        .extracting(JsonNode::asText)
        .containsAll(Arrays.stream(ApiCode.values()).map(ApiCode::word).toList());
  }

  @Test
  void allKindsOfChangesAreListed() {
    JsonNode kinds = DOCUMENT.root().at("/components/schemas/Change/properties/change/enum");

    assertThat(kinds)
        .extracting(JsonNode::asText)
        .containsExactlyElementsOf(
            Arrays.stream(RunChange.Kind.values()).map(RunChange.Kind::word).toList());
  }

  @Test
  void whatDiffersFromTheDocumentIsNoticed() throws Exception {
    JsonNode wrong =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree("{\"metrics\": [1], \"params\": [], \"more\": 1}");

    assertThat(DOCUMENT.problems("GET", "/keys", 200, wrong))
        .containsExactlyInAnyOrder(
            "answer lacks tags",
            "answer.metrics[0] is 1, not of type \"string\"",
            "answer.more is not described");
    assertThat(DOCUMENT.problems("GET", "/nope", 200, wrong))
        .containsExactly("GET /nope says nothing of status 200");
  }
}
