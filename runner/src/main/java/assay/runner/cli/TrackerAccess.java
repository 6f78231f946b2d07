// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.record.MlflowClient;
import assay.runner.record.Patience;
import assay.runner.record.TrackerException;
import assay.tracker.server.DirectoryInUseException;
import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The tracker that a command talks to: the one it was told, the one that serves the data directory
 * already, or one of its own over that directory, which it closes.
 */
final class TrackerAccess implements AutoCloseable {
  private static final int USUAL_PORT = 5000;

  private final URI address;
  private final MlflowClient client;
  private final Optional<Tracker> own;

  private TrackerAccess(URI address, Optional<Tracker> own) {
    this.address = address;
    this.client = new MlflowClient(address, Patience.standard());
    this.own = own;
  }

  /**
   * @param url a tracker elsewhere; then the data directory is not touched
   */
  static TrackerAccess open(Path data, Optional<URI> url) {
    if (url.isPresent()) {
      return reached(new TrackerAccess(url.get(), Optional.empty()));
    }
    try {
      Tracker tracker = Tracker.start(TrackerConfig.of(data).withPreferredPort(USUAL_PORT));
      return new TrackerAccess(URI.create(tracker.address()), Optional.of(tracker));
    } catch (DirectoryInUseException e) {
      return reached(new TrackerAccess(serverOf(e), Optional.empty()));
    }
  }

  private static URI serverOf(DirectoryInUseException inUse) {
    return inUse
        .address()
        .map(URI::create)
        .orElseThrow(() -> new CommandException(ExitCode.DATA_DIRECTORY, inUse));
  }

  /** Asks it once, so that a wrong address is said before anything runs. */
  private static TrackerAccess reached(TrackerAccess access) {
    try {
      access.client.requireReachable();
      return access;
    } catch (TrackerException e) {
      access.close();
      throw new CommandException(
          ExitCode.UNAVAILABLE,
          "the tracker at %s does not answer (%s). Nothing was run. Start it, or leave out --tracker"
              .formatted(access.address, e.getMessage()));
    }
  }

  URI address() {
    return address;
  }

  MlflowClient client() {
    return client;
  }

  /** Whether the tracker ends with this command. */
  boolean own() {
    return own.isPresent();
  }

  @Override
  public void close() {
    client.close();
    own.ifPresent(Tracker::close);
  }
}
