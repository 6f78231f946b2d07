// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Path;

/**
 * Where a tracker keeps its data and where it listens.
 *
 * @param host a name or address of this machine's loopback interface
 * @param port 0 for any that is free
 * @param portRequired whether to fail, rather than take a free one, if the port is in use
 */
public record TrackerConfig(
    Path dataDirectory, String host, int port, boolean portRequired, Limits limits) {

  /** Loopback only, on a free port. */
  public static TrackerConfig of(Path dataDirectory) {
    return new TrackerConfig(dataDirectory, "127.0.0.1", 0, false, Limits.DEFAULT);
  }

  public TrackerConfig withHost(String host) {
    return new TrackerConfig(dataDirectory, host, port, portRequired, limits);
  }

  /** That port and no other. */
  public TrackerConfig withPort(int port) {
    return new TrackerConfig(dataDirectory, host, port, true, limits);
  }

  /** That port if it is free, else another. */
  public TrackerConfig withPreferredPort(int port) {
    return new TrackerConfig(dataDirectory, host, port, false, limits);
  }

  public TrackerConfig withLimits(Limits limits) {
    return new TrackerConfig(dataDirectory, host, port, portRequired, limits);
  }
}
