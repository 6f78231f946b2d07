// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactPath;
import assay.tracker.artifact.MultipartUploads;
import assay.tracker.artifact.MultipartUploads.Begun;
import assay.tracker.artifact.MultipartUploads.Part;
import assay.tracker.artifact.PartUpload;
import assay.tracker.http.Answers;
import com.fasterxml.jackson.core.JsonGenerator;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files in parts through the artifact proxy. Clients send the parts to addresses that they are
 * given, without their token: a key in the address lets in that part of that upload, and nothing
 * else.
 */
final class MultipartRoutes {

  private static final String MPU = "/2.0/mlflow-artifacts/mpu";
  private static final String PARTS = "/parts/";
  private static final String KEY = "key";

  private static final Pattern PART =
      Pattern.compile("/(?:ajax-)?api" + MPU + PARTS + "([0-9a-f]{32})/([0-9]{1,5})");

  private final MultipartUploads multipart;
  private final ArtifactChanges changes;
  private final WorkerExecutor workers;
  private final Answers answers;
  private final Uploads uploads;

  MultipartRoutes(
      MultipartUploads multipart,
      ArtifactChanges changes,
      WorkerExecutor workers,
      Answers answers) {
    this.multipart = multipart;
    this.changes = changes;
    this.workers = workers;
    this.answers = answers;
    this.uploads = new Uploads(workers);
  }

  /** Whether a request carries its own key, so that it needs no token. */
  static boolean isPart(HttpServerRequest request) {
    return request.method().equals(HttpMethod.PUT)
        && PART.matcher(String.valueOf(request.path())).matches();
  }

  void mount(Router router) {
    for (String root : List.of("/api", "/ajax-api")) {
      String mpu = root + MPU;
      mount(
          router,
          mpu + "/create",
          (file, arguments, context) ->
              create(file, arguments, addressOf(context.request()) + mpu + PARTS));
      mount(router, mpu + "/complete", (file, arguments, context) -> complete(file, arguments));
      mount(router, mpu + "/abort", (file, arguments, context) -> abort(file, arguments));
      router.put(mpu + PARTS + "*").handler(this::receive).failureHandler(MlflowRoutes::fail);
    }
  }

  /** What is done with the file that a request is about. */
  private interface Action {
    Answer answer(ArtifactPath file, Arguments arguments, RoutingContext context);
  }

  private void mount(Router router, String path, Action action) {
    router
        .post(path + "/*")
        .handler(context ->
            new EndpointHandler(
                    Endpoint.post(
                        path,
                        arguments ->
                            action.answer(
                                file(ArtifactPlaces.pathAfter(path, context.request()), arguments),
                                arguments,
                                context)),
                    workers,
                    answers)
                .handle(context))
        .failureHandler(MlflowRoutes::fail);
  }

  /** Clients send the path that a file has on their own machine, of which the name counts. */
  private static ArtifactPath file(ArtifactPath folder, Arguments arguments) {
    String path = arguments.requireText("path");
    String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    if (name.isEmpty()) {
      throw RequestException.invalid("Invalid path");
    }
    return ArtifactPlaces.parse(name).within(folder);
  }

  /** As its client calls this server, be it through a proxy that takes the encryption away. */
  private static String addressOf(HttpServerRequest request) {
    String scheme =
        Optional.ofNullable(request.getHeader("X-Forwarded-Proto"))
            .map(proto -> proto.split(",", 2)[0].strip())
            .filter(proto -> proto.equals("http") || proto.equals("https"))
            .orElse(request.isSSL() ? "https" : "http");
    return scheme + "://" + request.authority();
  }

  private Answer create(ArtifactPath file, Arguments arguments, String address) {
    long parts = arguments.findWholeNumber("num_parts").orElse(1);
    Begun begun = multipart.begin(file, parts);
    return json -> {
      json.writeStringField("upload_id", begun.id());
      json.writeArrayFieldStart("credentials");
      for (long number = 1; number <= parts; number++) {
        writeCredential(json, address, begun, number);
      }
      json.writeEndArray();
    };
  }

  private static void writeCredential(JsonGenerator json, String address, Begun begun, long number)
      throws IOException {
    json.writeStartObject();
    json.writeStringField(
        "url", "%s%s/%d?%s=%s".formatted(address, begun.id(), number, KEY, begun.key()));
    json.writeNumberField("part_number", number);
    json.writeObjectFieldStart("headers");
    json.writeEndObject();
    json.writeEndObject();
  }

  private Answer complete(ArtifactPath file, Arguments arguments) {
    List<Part> parts =
        arguments.objects("parts").stream()
            .map(part -> new Part(part.requireWholeNumber("part_number"), part.requireText("etag")))
            .toList();
    multipart.complete(arguments.requireText("upload_id"), file, parts);
    changes.tellOf(file);
    return Answer.NOTHING;
  }

  private Answer abort(ArtifactPath file, Arguments arguments) {
    multipart.abort(arguments.requireText("upload_id"), file);
    return Answer.NOTHING;
  }

  private void receive(RoutingContext context) {
    HttpServerRequest request = context.request();
    Matcher part = PART.matcher(String.valueOf(request.path()));
    if (!part.matches()) {
      MlflowRoutes.unknown(context);
      return;
    }
    String key = Optional.ofNullable(context.queryParams().get(KEY)).orElse("");
    request.pause();
    uploads
        .receive(
            request,
            () -> multipart.part(part.group(1), key, Integer.parseInt(part.group(2))),
            Long.MAX_VALUE)
        .map(PartUpload::etag)
        .onSuccess(etag -> {
          context.response().putHeader("ETag", '"' + etag + '"');
          ArtifactRoutes.sendNothing(context);
        })
        .onFailure(error -> ArtifactRoutes.fail(context, error));
  }
}
