// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactPath;
import assay.tracker.http.Answers;
import assay.tracker.mlflow.ArtifactPlaces.Place;
import assay.tracker.model.RunInfo;
import assay.tracker.store.ChangeListener;
import assay.tracker.store.NotFoundException;
import assay.tracker.store.RunChange;
import assay.tracker.store.TrackingStore;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** The routes that move files: streams, whatever their size. */
final class ArtifactRoutes {

  /** What MLflow's page may upload; clients use the proxy, which has no limit. */
  private static final long PAGE_UPLOAD_LIMIT_BYTES = 10L << 20;

  private final TrackingStore store;
  private final RunArtifacts artifacts;
  private final ArtifactPlaces places;
  private final ChangeListener listener;
  private final WorkerExecutor workers;
  private final Answers answers;
  private final Downloads downloads;
  private final Uploads uploads;

  ArtifactRoutes(
      TrackingStore store,
      RunArtifacts artifacts,
      ArtifactPlaces places,
      ChangeListener listener,
      WorkerExecutor workers,
      Answers answers) {
    this.store = store;
    this.artifacts = artifacts;
    this.places = places;
    this.listener = listener;
    this.workers = workers;
    this.answers = answers;
    this.downloads = new Downloads(workers);
    this.uploads = new Uploads(workers);
  }

  void mount(Router router) {
    router.get("/get-artifact").handler(context -> download(context, ArtifactRoutes::ofRun));
    router
        .get("/model-versions/get-artifact")
        .handler(context -> download(context, (it, query) -> it.ofModelVersion(query)));
    router
        .get("/ajax-api/2.0/mlflow/logged-models/:model_id/artifacts/files")
        .handler(this::downloadOfModel);
    router.post("/ajax-api/2.0/mlflow/upload-artifact").handler(this::uploadToRun);
    for (String root : List.of("/api", "/ajax-api")) {
      String proxy = root + "/2.0/mlflow-artifacts/artifacts";
      router.get(proxy).handler(this::list);
      router.get(proxy + "/*").handler(context -> download(context, proxy));
      router.put(proxy + "/*").handler(context -> upload(context, proxy));
      router.delete(proxy + "/*").handler(context -> delete(context, proxy));
    }
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
    context.request().pause();
    Arguments query = Arguments.ofQuery(context.queryParams());
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

  /** What stands after the prefix, undecoded: a router would have resolved its dots. */
  private static Future<ArtifactPath> path(RoutingContext context, String proxy) {
    String path = context.request().path();
    try {
      if (path == null || !path.startsWith(proxy + "/")) {
        throw RequestException.invalid("Invalid artifact path '%s'".formatted(path));
      }
      return Future.succeededFuture(
          ArtifactPlaces.parseEncoded(path.substring(proxy.length() + 1)));
    } catch (RuntimeException e) {
      return Future.failedFuture(e);
    }
  }

  /** Tells whose artifacts changed, where the path has the usual form. */
  private Future<Void> changed(ArtifactPath path) {
    List<String> segments = path.segments();
    int folder = segments.indexOf("artifacts");
    if (folder < 1) {
      return Future.succeededFuture();
    }
    return work(() -> {
      tellListener(segments.get(folder - 1));
      return null;
    });
  }

  private void tellListener(String runId) {
    try {
      RunInfo run = store.requireRunInfo(runId);
      listener.changed(new RunChange(run.experimentId(), run.id(), RunChange.Kind.ARTIFACT));
    } catch (NotFoundException e) {
      // A folder that is no run's: nobody needs to know.
    }
  }

  private <T> Future<T> work(Callable<T> work) {
    return workers.executeBlocking(work, false);
  }

  private static void sendNothing(RoutingContext context) {
    context.response().putHeader("Content-Type", "application/json").end("{}");
  }

  private static void fail(RoutingContext context, Throwable error) {
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
