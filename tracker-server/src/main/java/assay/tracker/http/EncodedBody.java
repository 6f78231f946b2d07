// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The body of an answer, compressed if its client asked for that. To be made on a worker, since
 * that takes time, and sent on the event loop. Whatever its size and however slowly it is taken, it
 * holds little memory.
 */
public final class EncodedBody {

  private final Answers answers;
  private final Optional<Coding> coding;
  private final Buffer small;
  private final @Nullable AnswerFile large;

  private EncodedBody(
      Answers answers, Optional<Coding> coding, Buffer small, @Nullable AnswerFile large) {
    this.answers = answers;
    this.coding = coding;
    this.small = small;
    this.large = large;
  }

  /** Writes a body. */
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /**
   * @param acceptEncoding the request's header, null if it has none
   */
  static EncodedBody of(Content content, @Nullable String acceptEncoding, Answers answers) {
    SpooledOutput spooled = new SpooledOutput(answers.space());
    boolean whole = false;
    try (EncodingOutput out = new EncodingOutput(Coding.wanted(acceptEncoding), spooled)) {
      try {
        content.writeTo(out);
        Optional<Coding> coding = out.finish();
        AnswerFile large = spooled.finishFile();
        Buffer small = large == null ? Buffer.buffer(spooled.inMemory()) : Buffer.buffer();
        whole = true;
        return new EncodedBody(answers, coding, small, large);
      } finally {
        if (!whole) {
          spooled.discard();
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends a response with this; a large one piece by piece, as fast as the client takes them. */
  public void send(RoutingContext context) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) { // its client has gone
      if (large != null) {
        answers.discard(large);
      }
      return;
    }
    response.putHeader("Vary", "Accept-Encoding");
    coding.ifPresent(c -> response.putHeader("Content-Encoding", c.word()));
    if (large == null) {
      response.end(small);
    } else {
      answers.send(context, large);
    }
  }
}
