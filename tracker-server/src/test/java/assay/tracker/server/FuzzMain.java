// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Sends wrong requests to a tracker of its own for longer than a test may: {@code [SECONDS
 * [SEED]]}.
 */
final class FuzzMain {

  private FuzzMain() {}

  public static void main(String[] args) throws Exception {
    Duration time = Duration.ofSeconds(args.length > 0 ? Long.parseLong(args[0]) : 60);
    long seed = args.length > 1 ? Long.parseLong(args[1]) : System.nanoTime();
    Path directory = Files.createTempDirectory("assay-fuzz");
    System.out.printf("seed %d, in %s%n", seed, directory);
    try (Tracker tracker = Tracker.start(TrackerConfig.of(directory))) {
      TrackerClient client = new TrackerClient(tracker.address());
      RequestFuzzer fuzzer = new RequestFuzzer(client, client.createRun("0"), seed);
      long end = System.nanoTime() + time.toNanos();
      long requests = 0;
      long wrong = 0;
      while (System.nanoTime() < end) {
        Optional<String> problem = fuzzer.next();
        problem.ifPresent(System.out::println);
        wrong += problem.isPresent() ? 1 : 0;
        requests++;
      }
      System.out.printf("%d requests, %d wrong answers%n", requests, wrong);
    }
  }
}
