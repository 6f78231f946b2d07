// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EncodedBodyIT {

  private Vertx vertx;
  private HttpServer server;

  @BeforeEach
  void listen() {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router.get().handler(context -> EncodedBody.of(new byte[1 << 20], null).send(context));
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  @AfterEach
  void stop() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private HttpResponse<String> get(String path) throws Exception {
    URI uri = URI.create("http://127.0.0.1:%d%s".formatted(server.actualPort(), path));
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
    }
  }

  @Test
  void anAnswerThatMustWaitIsRefusedInTheFormOfItsApi() throws Exception {
    PendingAnswers.Answer others = EncodedBody.PENDING.answer(1L << 50, () -> {});
    EncodedBody.PENDING.enter(others);
    try {
      HttpResponse<String> ours = get("/api/assay/v1/keys");
      HttpResponse<String> mlflow = get("/api/2.0/mlflow/runs/get");

      assertThat(ours.statusCode()).isEqualTo(429);
      assertThat(ours.headers().firstValue("Retry-After")).hasValue("1");
      assertThat(new JsonObject(ours.body()).getString("code")).isEqualTo("request_limit_exceeded");
      assertThat(mlflow.statusCode()).isEqualTo(429);
      assertThat(new JsonObject(mlflow.body()).getString("error_code"))
          .isEqualTo("REQUEST_LIMIT_EXCEEDED");
    } finally {
      EncodedBody.PENDING.leave(others);
    }
    assertThat(get("/api/assay/v1/keys").statusCode()).isEqualTo(200);
  }
}
