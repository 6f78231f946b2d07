// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.web;

import assay.tracker.server.Tracker;
import assay.tracker.server.TrackerConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A tracker over a directory of its own, which goes when it is closed. */
final class Site implements AutoCloseable {
  private final Path directory;
  private Tracker tracker;

  private Site(Path directory, Tracker tracker) {
    this.directory = directory;
    this.tracker = tracker;
  }

  static Site start() throws IOException {
    Path directory = Files.createTempDirectory("assay-web");
    return new Site(directory, Tracker.start(TrackerConfig.of(directory)));
  }

  String address() {
    return tracker.address();
  }

  RunLog log() {
    return new RunLog(address());
  }

  void stop() {
    tracker.close();
  }

  /** At the same address, with the same data. */
  void startAgain() {
    int port = Integer.parseInt(address().replaceFirst(".*:", ""));
    tracker = Tracker.start(TrackerConfig.of(directory).withPort(port));
  }

  @Override
  public void close() throws IOException {
    tracker.close();
    List<Path> files;
    try (Stream<Path> found = Files.walk(directory)) {
      files = found.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }
}
