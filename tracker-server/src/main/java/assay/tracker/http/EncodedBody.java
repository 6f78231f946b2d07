// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, compressed if its client asked for that. To be made on a worker, since
 * compressing takes time, and sent on the event loop.
 */
public final class EncodedBody {

  /** What fits a packet gains nothing. */
  private static final int WORTH_COMPRESSING_BYTES = 1400;

  private static final int PIECE_BYTES = 1 << 16;
  static final PendingAnswers PENDING = PendingAnswers.ofThisProcess();
  private static final Refusal COME_BACK =
      new Refusal(
              429,
              "REQUEST_LIMIT_EXCEEDED",
              "Too many large answers wait to be taken by their clients. Try again.")
          .with("Retry-After", "1");

  private final Buffer bytes;
  private final Optional<Coding> coding;

  private EncodedBody(byte[] bytes, Optional<Coding> coding) {
    this.bytes = Buffer.buffer(bytes);
    this.coding = coding;
  }

  /**
   * @param acceptEncoding the request's header, null if it has none
   */
  public static EncodedBody of(byte[] plain, @Nullable String acceptEncoding) {
    Optional<Coding> coding =
        Coding.wanted(acceptEncoding).filter(c -> plain.length >= WORTH_COMPRESSING_BYTES);
    return new EncodedBody(coding.map(c -> c.compress(plain)).orElse(plain), coding);
  }

  /** Ends a response with this; a large one piece by piece, as fast as the client takes them. */
  public void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) { // its client has gone
      return;
    }
    response.putHeader("Vary", "Accept-Encoding");
    if (bytes.length() <= PIECE_BYTES) {
      encoded(response).end(bytes);
    } else {
      sendInPieces(context);
    }
  }

  private HttpServerResponse encoded(HttpServerResponse response) {
    coding.ifPresent(c -> response.putHeader("Content-Encoding", c.word()));
    return response;
  }

  private void sendInPieces(RoutingContext context) {
    HttpServerResponse response = context.response();
    PendingAnswers.Answer answer = PENDING.answer(bytes.length(), () -> cutOff(response));
    if (!PENDING.enter(answer)) {
      COME_BACK.send(context);
      return;
    }
    // Beside the handlers of others: those of the response itself would take their place.
    context.addEndHandler(sentOrGone -> PENDING.leave(answer));
    sendFrom(0, encoded(response).putHeader("Content-Length", Integer.toString(bytes.length())));
  }

  /** What waits to be sent is let go, whenever its connection may close. */
  private static void cutOff(HttpServerResponse response) {
    response.drainHandler(null);
    response.reset();
  }

  private void sendFrom(int start, HttpServerResponse response) {
    int position = start;
    while (position < bytes.length() && !response.writeQueueFull()) {
      int end = Math.min(position + PIECE_BYTES, bytes.length());
      response.write(bytes.getBuffer(position, end)); // a slice would hold all of it
      position = end;
    }
    if (position == bytes.length()) {
      response.end();
    } else {
      int rest = position;
      response.drainHandler(drained -> sendFrom(rest, response));
    }
  }
}
