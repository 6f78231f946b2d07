// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import assay.tracker.auth.Sessions;
import assay.tracker.auth.TokenException;
import assay.tracker.auth.TokenFile;
import assay.tracker.auth.Tokens;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for tokens where they are needed: wherever other machines can come in. Follows the file of
 * tokens, so that one made or revoked while the server runs counts within a second.
 */
final class Doorkeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Doorkeeper.class);
  private static final Duration FOLLOW_PAUSE = Duration.ofMillis(500);
  private static final Duration NOTE_PAUSE = Duration.ofMinutes(1);

  private final Tokens tokens;
  private final Sessions sessions;

  private Doorkeeper(Tokens tokens) {
    this.tokens = tokens;
    this.sessions = new Sessions(tokens, InstantSource.system());
  }

  /**
   * The one that a tracker needs; absent where only this machine can come in and may.
   *
   * @throws TrackerStartException if nobody could come in
   */
  static Optional<Doorkeeper> findFor(TrackerConfig config) {
    boolean needed =
        config.serving().access().tokensRequired() || !Loopback.isAddressOf(config.host());
    return needed ? Optional.of(hire(config)) : Optional.empty();
  }

  private static Doorkeeper hire(TrackerConfig config) {
    Tokens tokens;
    try {
      TokenFile file = new TokenFile(new DataLayout(config.dataDirectory()).tokens());
      tokens = new Tokens(file, InstantSource.system());
    } catch (TokenException e) {
      throw new TrackerStartException(String.valueOf(e.getMessage()), e);
    }
    if (!tokens.anyValid()) {
      throw new TrackerStartException(
          ("Listening on '%s' %s, so clients must show a token, and there is none yet. Make one"
                  + " first: assay token create NAME --data %s")
              .formatted(
                  config.host(),
                  config.serving().access().tokensRequired()
                      ? "was asked to let in only whom it knows"
                      : "lets other machines in",
                  config.dataDirectory()));
    }
    return new Doorkeeper(tokens);
  }

  void watch(Vertx vertx, WorkerExecutor workers) {
    Chores.every(FOLLOW_PAUSE, vertx, workers, tokens::follow);
    Chores.every(NOTE_PAUSE, vertx, workers, tokens::noteUse);
  }

  TokenGate gate() {
    return new TokenGate(tokens, sessions);
  }

  void mount(Router router) {
    new SignIn(sessions).mount(router);
  }

  /** Writes down which tokens were used last. */
  @Override
  public void close() {
    try {
      tokens.noteUse();
    } catch (TokenException e) {
      LOG.error("{}", e.getMessage());
    }
  }
}
