// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.http.Coding;
import assay.tracker.http.RequestWork;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;

/** One body on its way in. */
final class RequestBody {

  /** How much of a refused body is thrown away before its connection is. */
  private static final int PATIENCE = 4;

  private static final int PIECE_BYTES = 1 << 16;

  private final RoutingContext context;
  private final RequestBodies bodies;
  private final long startedNanos = System.nanoTime();
  private final AtomicLong taken = new AtomicLong();
  private Buffer received = Buffer.buffer();
  private long thrownAway;
  private boolean refused;

  RequestBody(RoutingContext context, RequestBodies bodies) {
    this.context = context;
    this.bodies = bodies;
  }

  RoutingContext context() {
    return context;
  }

  long startedNanos() {
    return startedNanos;
  }

  void receive() {
    bodies.arriving().add(this);
    HttpServerRequest request = context.request();
    request.handler(this::add);
    request.exceptionHandler(this::broken);
    request.endHandler(end -> complete());
    context.addEndHandler(answered -> ended());
  }

  private void add(Buffer piece) {
    if (refused) {
      throwAway(piece);
    } else if (received.length() + piece.length() > bodies.limits().bodyBytes()) {
      refuse(bodies.tooLarge());
    } else if (!take(piece.length())) {
      refuse(bodies.busy());
    } else {
      received.appendBuffer(piece);
    }
  }

  /** So that a client which is still sending hears why it is refused, instead of a broken pipe. */
  private void throwAway(Buffer piece) {
    thrownAway += piece.length();
    if (thrownAway > PATIENCE * bodies.limits().bodyBytes()) {
      context.request().connection().close();
    }
  }

  private boolean take(long bytes) {
    if (!bodies.budget().tryTake(bytes)) {
      return false;
    }
    taken.addAndGet(bytes);
    return true;
  }

  void refuse(Refusal refusal) {
    refused = true;
    received = Buffer.buffer();
    refusal.send(context);
  }

  private void broken(Throwable error) {
    bodies.arriving().remove(this);
    giveBack();
  }

  private void complete() {
    bodies.arriving().remove(this);
    if (refused) {
      return;
    }
    String coding = context.request().getHeader("Content-Encoding");
    if (coding == null || coding.equalsIgnoreCase("identity")) {
      pass(received);
      return;
    }
    Coding.find(coding).ifPresentOrElse(this::decompress, () -> refuse(unknown(coding)));
  }

  private static Refusal unknown(String coding) {
    return new Refusal(
            415,
            "INVALID_PARAMETER_VALUE",
            "Content-Encoding '%s' is not known here: gzip and zstd are.".formatted(coding))
        .with("Accept-Encoding", "gzip, zstd");
  }

  private void decompress(Coding coding) {
    RequestWork.track(
            context,
            bodies.workers().executeBlocking(() -> plain(coding, received.getBytes()), false))
        .onSuccess(this::pass)
        .onFailure(
            error -> refuse(error instanceof RefusedBody body ? body.refusal : damaged(coding)));
  }

  private static final class RefusedBody extends IOException {

    private static final long serialVersionUID = 1;

    private final transient Refusal refusal;

    RefusedBody(Refusal refusal) {
      super(refusal.message());
      this.refusal = refusal;
    }
  }

  private static Refusal damaged(Coding coding) {
    return new Refusal(
        400,
        "INVALID_PARAMETER_VALUE",
        "The body cannot be decompressed: it is not %s, or a part is missing."
            .formatted(coding.word()));
  }

  private Buffer plain(Coding coding, byte[] compressed) throws IOException {
    try (InputStream in = coding.plain(compressed)) {
      ByteArrayOutputStream plain = new ByteArrayOutputStream(compressed.length * 4);
      byte[] piece = new byte[PIECE_BYTES];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        if (plain.size() + n > bodies.limits().bodyBytes()) {
          throw new RefusedBody(bodies.tooLarge());
        }
        if (!take(n)) {
          throw new RefusedBody(bodies.busy());
        }
        plain.write(piece, 0, n);
      }
      return Buffer.buffer(plain.toByteArray());
    }
  }

  /** Hands it to the routes, as the body handler of Vert.x would. */
  private void pass(Buffer body) {
    RoutingContextInternal internal = (RoutingContextInternal) context;
    internal.visitHandler(RoutingContextInternal.BODY_HANDLER);
    internal.setBody(body);
    context.next();
  }

  private void ended() {
    Future<?> work = RequestWork.of(context);
    work.onComplete(done -> giveBack());
  }

  private void giveBack() {
    bodies.budget().giveBack(taken.getAndSet(0));
  }
}
