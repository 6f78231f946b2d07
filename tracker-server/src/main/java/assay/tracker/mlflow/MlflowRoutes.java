// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.http.Answers;
import assay.tracker.http.Workers;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.Stores;
import assay.tracker.store.TrackingStore;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.InstantSource;
import java.util.List;
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

  /** In MLflow's own definition this one route lacks a slash, so its clients do too. */
  private static final String WITHOUT_SLASH = "/api/2.0mlflow" + LineageEndpoints.SEARCH_DATASETS;

  private final Workers workers;
  private final Answers answers;
  private final List<Endpoint> endpoints;
  private final Endpoint searchDatasets;
  private final ArtifactRoutes artifacts;
  private final MultipartRoutes multipart;

  /**
   * @param listener is told of uploaded artifacts; the store tells of everything else
   * @param workers where requests are worked on; their number bounds the calls of the stores
   */
  public MlflowRoutes(
      Stores stores,
      ArtifactPlaces places,
      ChangeListener listener,
      Workers workers,
      Answers answers,
      InstantSource clock) {
    this.workers = workers;
    this.answers = answers;
    TrackingStore tracking = stores.tracking();
    RunArtifacts runArtifacts = new RunArtifacts(stores, places);
    LineageEndpoints lineage = new LineageEndpoints(stores.lineage());
    this.searchDatasets = lineage.searchDatasets();
    ArtifactChanges changes = new ArtifactChanges(tracking, listener);
    this.artifacts = new ArtifactRoutes(runArtifacts, places, changes, workers.all(), answers);
    this.multipart = new MultipartRoutes(places.own().multipart(), changes, workers.all(), answers);
    this.endpoints =
        Stream.of(
                new ExperimentEndpoints(tracking).endpoints(),
                new RunEndpoints(tracking, stores.lineage(), clock).endpoints(),
                new LogEndpoints(tracking, stores.loggedModels()).endpoints(),
                List.of(new LogModelEndpoint(tracking).endpoint()),
                new MetricEndpoints(tracking).endpoints(),
                lineage.endpoints(),
                new LoggedModelEndpoints(stores.loggedModels(), runArtifacts).endpoints(),
                new RegisteredModelEndpoints(stores.registry()).endpoints(),
                new ModelVersionEndpoints(stores).endpoints(),
                List.of(Endpoint.get("/artifacts/list", runArtifacts::list)))
            .flatMap(List::stream)
            .toList();
  }

  /** Whether a request is a part of an upload, which carries a key of its own and no token. */
  public static boolean isPartOfUpload(HttpServerRequest request) {
    return MultipartRoutes.isPart(request);
  }

  /** Takes everything under {@code /api} and {@code /ajax-api} that no earlier route took. */
  public void mount(Router router) {
    artifacts.mount(router);
    multipart.mount(router);
    ServerInfo.mount(router);
    for (String prefix : PREFIXES) {
      endpoints.forEach(endpoint -> mount(router, prefix + endpoint.path(), endpoint));
    }
    mount(router, WITHOUT_SLASH, searchDatasets);
    for (String root : List.of("/api/*", "/ajax-api/*")) {
      router.route(root).handler(MlflowRoutes::unknown).failureHandler(MlflowRoutes::fail);
    }
    router.route("/graphql").handler(MlflowRoutes::unknown);
  }

  private void mount(Router router, String path, Endpoint endpoint) {
    var route = router.route(endpoint.method(), path);
    route
        .handler(
            new EndpointHandler(
                endpoint, endpoint.readsOnly() ? workers.reading() : workers.all(), answers))
        .failureHandler(MlflowRoutes::fail);
  }

  static void fail(RoutingContext context) {
    int status = context.statusCode();
    if (status < 500 || context.failure() == null) { // the router's own complaint
      send(context, new ErrorAnswer(ErrorCode.BAD_REQUEST, "Bad Request."));
    } else {
      send(context, ErrorAnswer.of(context.failure()));
    }
  }

  static void unknown(RoutingContext context) {
    HttpServerRequest request = context.request();
    send(
        context,
        NotServed.find(String.valueOf(request.path()))
            .orElseGet(() ->
                new ErrorAnswer(
                    ErrorCode.ENDPOINT_NOT_FOUND,
                    "There is no route %s %s".formatted(request.method(), request.path()))));
  }

  private static void send(RoutingContext context, ErrorAnswer answer) {
    answer.send(context.response());
  }
}
