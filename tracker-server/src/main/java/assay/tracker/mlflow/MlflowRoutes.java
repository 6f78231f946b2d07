// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactStore;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.TrackingStore;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * MLflow's routes: one table of endpoints, served under each of the prefixes clients use. Bodies
 * have been received when a request comes here, except those of artifacts.
 */
public final class MlflowRoutes {

  private static final List<String> PREFIXES =
      List.of(
          "/api/2.0/mlflow",
          "/ajax-api/2.0/mlflow",
          "/api/2.0/preview/mlflow",
          "/ajax-api/2.0/preview/mlflow");

  /** What MLflow has under its prefixes and this server does not: its clients should know why. */
  private static final Set<String> LATER =
      Set.of(
          "registered-models",
          "model-versions",
          "logged-models",
          "traces",
          "assessments",
          "datasets",
          "scorers",
          "runs/log-inputs",
          "runs/log-model",
          "runs/outputs",
          "runs/create-promptlab-run",
          "experiments/search-datasets",
          "metrics/get-history-bulk",
          "mpu");

  private final WorkerExecutor workers;
  private final List<Endpoint> endpoints;
  private final ArtifactRoutes artifacts;

  /**
   * @param listener is told of uploaded artifacts; the store tells of everything else
   * @param workers where requests are worked on; its size bounds the calls of the stores
   */
  public MlflowRoutes(
      TrackingStore store,
      ArtifactStore artifacts,
      ChangeListener listener,
      WorkerExecutor workers,
      InstantSource clock) {
    this.workers = workers;
    RunArtifacts runArtifacts = new RunArtifacts(store, artifacts);
    this.artifacts = new ArtifactRoutes(store, runArtifacts, artifacts, listener, workers);
    this.endpoints =
        Stream.of(
                new ExperimentEndpoints(store).endpoints(),
                new RunEndpoints(store, clock).endpoints(),
                new LogEndpoints(store).endpoints(),
                new MetricEndpoints(store).endpoints(),
                List.of(Endpoint.get("/artifacts/list", runArtifacts::list)))
            .flatMap(List::stream)
            .toList();
  }

  /** Takes everything under {@code /api} and {@code /ajax-api} that no earlier route took. */
  public void mount(Router router) {
    artifacts.mount(router);
    ServerInfo.mount(router);
    for (String prefix : PREFIXES) {
      endpoints.forEach(endpoint -> mount(router, prefix, endpoint));
    }
    for (String root : List.of("/api/*", "/ajax-api/*")) {
      router.route(root).handler(MlflowRoutes::unknown).failureHandler(MlflowRoutes::fail);
    }
    router.route("/graphql").handler(context -> send(context, later("/graphql")));
  }

  private void mount(Router router, String prefix, Endpoint endpoint) {
    var route = router.route(endpoint.method(), prefix + endpoint.path());
    route.handler(new EndpointHandler(endpoint, workers)).failureHandler(MlflowRoutes::fail);
  }

  private static void fail(RoutingContext context) {
    int status = context.statusCode();
    if (status < 500 || context.failure() == null) { // the router's own complaint
      send(context, new ErrorAnswer(ErrorCode.BAD_REQUEST, "Bad Request."));
    } else {
      send(context, ErrorAnswer.of(context.failure()));
    }
  }

  private static void unknown(RoutingContext context) {
    String path = context.request().path();
    send(context, LATER.stream().anyMatch(name -> names(path, name)) ? later(path) : none(context));
  }

  private static boolean names(String path, String family) {
    return path.endsWith("/" + family) || path.contains("/" + family + "/");
  }

  private static ErrorAnswer later(String path) {
    return new ErrorAnswer(
        ErrorCode.NOT_IMPLEMENTED,
        ("%s is not implemented by this server: it has experiments, runs, metrics and artifacts,"
                + " but no model registry, logged models, traces or data sets yet.")
            .formatted(path));
  }

  private static ErrorAnswer none(RoutingContext context) {
    return new ErrorAnswer(
        ErrorCode.ENDPOINT_NOT_FOUND,
        "There is no route %s %s".formatted(context.request().method(), context.request().path()));
  }

  private static void send(RoutingContext context, ErrorAnswer answer) {
    answer.send(context.response());
  }
}
