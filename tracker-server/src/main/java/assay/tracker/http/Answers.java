// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import org.jspecify.annotations.Nullable;

/** Makes the bodies of answers, and sends those that lie in files. */
public final class Answers {

  /** So much memory a slow client takes. */
  private static final int PIECE_BYTES = 1 << 15;

  private static final int THREADS = 2;

  private final AnswerSpace space;
  private final WorkerExecutor files;

  private Answers(AnswerSpace space, WorkerExecutor files) {
    this.space = space;
    this.files = files;
  }

  public static Answers of(Vertx vertx, AnswerSpace space) {
    return new Answers(space, vertx.createSharedWorkerExecutor("assay-answers", THREADS));
  }

  public AnswerSpace space() {
    return space;
  }

  /**
   * Takes time: for workers.
   *
   * @param acceptEncoding the request's header, null if it has none
   * @throws TooManyAnswersException if it is large and there is no room for it now
   * @throws AnswerSpaceException if it is large and the disk does not take it
   */
  public EncodedBody encode(EncodedBody.Content content, @Nullable String acceptEncoding) {
    return EncodedBody.of(content, acceptEncoding, this);
  }

  void send(RoutingContext context, AnswerFile file) {
    HttpServerResponse response = context.response();
    Context loop = context.vertx().getOrCreateContext();
    file.send(() -> loop.runOnContext(now -> response.reset()));
    // Beside the handlers of others: those of the response itself would take their place.
    context.addEndHandler(sentOrGone -> discard(file));
    response.putHeader("Content-Length", Long.toString(file.bytes()));
    sendFrom(0, file, response);
  }

  /** Not the system's way of sending files: to a timeout, one of them is a single write. */
  private void sendFrom(long position, AnswerFile file, HttpServerResponse response) {
    files
        .executeBlocking(() -> file.read(position, PIECE_BYTES), false)
        .onSuccess(piece -> {
          if (position + piece.length == file.bytes()) {
            response.end(Buffer.buffer(piece));
          } else {
            response
                .write(Buffer.buffer(piece))
                .onSuccess(taken -> sendFrom(position + piece.length, file, response));
          }
        })
        .onFailure(unreadable -> response.reset()); // or the client has gone and the file with it
  }

  void discard(AnswerFile file) {
    files.executeBlocking(
        () -> {
          file.close();
          return null;
        },
        false);
  }
}
