// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactPath;
import assay.tracker.http.Answers;
import assay.tracker.mlflow.ArtifactPlaces.Place;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The routes that move files: streams, whatever their size. */
final class ArtifactRoutes {

  /** What MLflow's page may upload; clients use the proxy, which has no limit. */
  private static final long PAGE_UPLOAD_LIMIT_BYTES = 10L << 20;

  private final RunArtifacts artifacts;
  private final ArtifactPlaces places;
  private final ArtifactChanges changes;
  private final WorkerExecutor workers;
  private final Answers answers;
  private final Downloads downloads;
  private final Uploads uploads;

  ArtifactRoutes(
      RunArtifacts artifacts,
      ArtifactPlaces places,
      ArtifactChanges changes,
      WorkerExecutor workers,
      Answers answers) {
    this.artifacts = artifacts;
    this.places = places;
    this.changes = changes;
    this.workers = workers;
    this.answers = answers;
    this.downloads = new Downloads(workers);
    this.uploads = new Uploads(workers);
  }

  void mount(Router router) {
    mount(router.get("/get-artifact"), context -> download(context, ArtifactRoutes::ofRun));
    mount(
        router.get("/model-versions/get-artifact"),
        context -> download(context, (it, query) -> it.ofModelVersion(query)));
    mount(
        router.get("/ajax-api/2.0/mlflow/logged-models/:model_id/artifacts/files"),
        this::downloadOfModel);
    mount(router.post("/ajax-api/2.0/mlflow/upload-artifact"), this::uploadToRun);
    for (String root : List.of("/api", "/ajax-api")) {
      String proxy = root + "/2.0/mlflow-artifacts/artifacts";
      mount(router.get(proxy), this::list);
      mount(router.get(proxy + "/*"), context -> download(context, proxy));
      mount(router.put(proxy + "/*"), context -> upload(context, proxy));
      mount(router.delete(proxy + "/*"), context -> delete(context, proxy));
    }
  }

  private static void mount(Route route, Handler<RoutingContext> handler) {
    route.handler(handler).failureHandler(MlflowRoutes::fail);
  }

  private void list(RoutingContext context) {
    String path = Arguments.ofQuery(context.queryParams()).text("path");
    String accepted = context.request().getHeader("Accept-Encoding");
    work(() -> answers.encode(artifacts.listAll(path)::writeTo, accepted))
        .onSuccess(body -> {
          context.response().putHeader("Content-Type", "application/json");
          body.send(context);
        })
        .onFailure(error -> fail(context, error));
  }

  /** Finds what a query asks for. */
  private interface Finder {
    Place find(RunArtifacts artifacts, Arguments query);
  }

  private static Place ofRun(RunArtifacts artifacts, Arguments query) {
    return artifacts.ofRun(query.requireRunId(), query.requireText("path"));
  }

  private void downloadOfModel(RoutingContext context) {
    String model = context.pathParam("model_id");
    download(
        context, (it, query) -> it.ofLoggedModel(model, query.requireText("artifact_file_path")));
  }

  private void download(RoutingContext context, Finder finder) {
    Arguments query = Arguments.ofQuery(context.queryParams());
    work(() -> finder.find(artifacts, query))
        .compose(place -> downloads.send(place, context.response()))
        .onFailure(error -> fail(context, error));
  }

  private void download(RoutingContext context, String proxy) {
    path(context, proxy)
        .compose(path -> downloads.send(places.inOwn(path), context.response()))
        .onFailure(error -> fail(context, error));
  }

  private void uploadToRun(RoutingContext context) {
    Arguments query = Arguments.ofQuery(context.queryParams());
    context.request().pause();
    work(() -> targetOf(query, context.request().getHeader("Content-Length")))
        .compose(place -> receive(context, place, PAGE_UPLOAD_LIMIT_BYTES))
        .onFailure(error -> fail(context, error));
  }

  private Place targetOf(Arguments query, @Nullable String length) {
    for (String name : List.of("run_uuid", "path")) {
      if (query.text(name).isEmpty()) {
        throw RequestException.invalid("Request must specify %s.".formatted(name));
      }
    }
    Place place = artifacts.ofRun(query.text("run_uuid"), query.text("path"));
    if ("0".equals(length)) {
      throw RequestException.invalid("Request must specify data.");
    }
    return place;
  }

  private void upload(RoutingContext context, String proxy) {
    context.request().pause();
    path(context, proxy)
        .compose(path -> receive(context, places.inOwn(path), Long.MAX_VALUE))
        .onFailure(error -> fail(context, error));
  }

  private Future<Void> receive(RoutingContext context, Place place, long limitBytes) {
    return uploads
        .receive(context.request(), place, limitBytes)
        .compose(done -> changed(place.path()))
        .onSuccess(done -> sendNothing(context));
  }

  private void delete(RoutingContext context, String proxy) {
    path(context, proxy)
        .compose(path -> work(() -> deleted(path)))
        .compose(this::changed)
        .onSuccess(done -> sendNothing(context))
        .onFailure(error -> fail(context, error));
  }

  private ArtifactPath deleted(ArtifactPath path) {
    places.own().delete(path);
    return path;
  }

  private static Future<ArtifactPath> path(RoutingContext context, String proxy) {
    try {
      return Future.succeededFuture(ArtifactPlaces.pathAfter(proxy, context.request()));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  private Future<Void> changed(ArtifactPath path) {
    return work(() -> {
      changes.tellOf(path);
      return null;
    });
  }

  private <T> Future<T> work(Callable<T> work) {
    return workers.executeBlocking(work, false);
  }

  static void sendNothing(RoutingContext context) {
    context.response().putHeader("Content-Type", "application/json").end("{}");
  }

  static void fail(RoutingContext context, Throwable error) {
    if (context.response().closed()) { // its client has gone, which is nobody's error
      return;
    }
    ErrorAnswer.of(error).send(context.response());
    if (!context.request().isEnded()) {
      // Whatever is left of the body is thrown away, so that the connection can be used again.
      context.request().handler(rest -> {}).resume();
    }
  }
}
