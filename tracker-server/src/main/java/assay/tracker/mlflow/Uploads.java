// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.artifact.ArtifactUpload;
import assay.tracker.mlflow.ArtifactPlaces.Place;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;

/** Receives artifacts: the client is read no faster than the disk takes the bytes. */
final class Uploads {

  private final WorkerExecutor workers;

  Uploads(WorkerExecutor workers) {
    this.workers = workers;
  }

  /**
   * @param request paused
   */
  Future<Void> receive(HttpServerRequest request, Place place, long limitBytes) {
    return receive(request, () -> place.store().upload(place.path()), limitBytes).mapEmpty();
  }

  /**
   * Gives what was committed.
   *
   * @param request paused
   */
  <U extends ArtifactUpload> Future<U> receive(
      HttpServerRequest request, Callable<U> opening, long limitBytes) {
    return workers
        .executeBlocking(opening, false)
        .compose(upload ->
            receiveAll(request, upload, limitBytes)
                .eventually(() -> work(upload::close))
                .map(upload));
  }

  private Future<Void> receiveAll(
      HttpServerRequest request, ArtifactUpload upload, long limitBytes) {
    Promise<Void> done = Promise.promise();
    AtomicLong received = new AtomicLong();
    request.exceptionHandler(done::tryFail);
    request.handler(piece -> {
      if (received.addAndGet(piece.length()) > limitBytes) {
        done.tryFail(tooLarge(limitBytes));
        return;
      }
      request.pause();
      write(upload, piece).onSuccess(x -> request.resume()).onFailure(done::tryFail);
    });
    request.endHandler(end -> {
      if (!done.future().isComplete()) {
        work(upload::commit).onSuccess(x -> done.tryComplete()).onFailure(done::tryFail);
      }
    });
    request.resume();
    return done.future();
  }

  private Future<Void> write(ArtifactUpload upload, Buffer piece) {
    return work(() -> upload.write(piece.getBytes()));
  }

  private static RequestException tooLarge(long limitBytes) {
    return new RequestException(
        ErrorCode.INVALID_PARAMETER_VALUE,
        "Artifact size is too large. Max size is %dMB. Larger files go through the proxy."
            .formatted(limitBytes >> 20));
  }

  private Future<Void> work(Runnable work) {
    return workers.executeBlocking(
        () -> {
          work.run();
          return null;
        },
        false);
  }
}
