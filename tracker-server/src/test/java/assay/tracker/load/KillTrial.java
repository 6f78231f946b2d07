// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import assay.tracker.server.ChildJvm;
import assay.tracker.server.HolderMain;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Kills a tracker without warning while clients log to it, starts it again over the same data, and
 * checks that everything acknowledged is there and nothing is there by halves; again and again.
 *
 * <p>As a program: {@code scripts/tracker-trial KillTrial [ROUNDS] [SEED]}.
 */
public final class KillTrial {

  private static final int CLIENTS = 4;
  private static final int LONGEST_MILLIS = 500;

  private final Path data;
  private final SplittableRandom random;
  private final List<LoggedRun> runs = new ArrayList<>();

  private KillTrial(Path data, long seed) {
    this.data = data;
    this.random = new SplittableRandom(seed);
  }

  /** What was acknowledged, and found again, over all rounds. */
  public record Result(int rounds, int runs, long requests, long points) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%d kills: all %,d acknowledged requests with %,d points in %,d runs are there, none by"
              + " halves",
          rounds,
          requests,
          points,
          runs);
    }
  }

  public static void main(String[] arguments) throws Exception {
    int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 200;
    long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : System.nanoTime();
    System.out.printf("%d rounds, seed %d%n", rounds, seed);
    System.out.println(run(Files.createTempDirectory("assay-kill-trial"), rounds, seed));
  }

  /**
   * @param data an empty directory
   * @throws AssertionError if anything acknowledged is missing, or anything is there by halves
   */
  public static Result run(Path data, int rounds, long seed) throws Exception {
    KillTrial trial = new KillTrial(data, seed);
    int checked = 0;
    for (int round = 0; round < rounds; round++) {
      checked = trial.round(checked);
    }
    trial.checkFrom(0);
    return trial.result(rounds);
  }

  /**
   * Checks what the round before wrote, writes more, and kills. Gives how many runs are checked.
   */
  private int round(int checked) throws Exception {
    try (ChildJvm server = ChildJvm.start(HolderMain.class, data.toString())) {
      URI address = URI.create(server.readLine());
      check(address, checked);
      int before = runs.size();
      List<KillTrialClient> clients = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        clients.add(KillTrialClient.start(address, random.split()));
      }
      for (KillTrialClient client : clients) {
        client.awaitFirstBatch();
      }
      Thread.sleep(random.nextInt(LONGEST_MILLIS)); // the moment is the trial
      server.kill();
      for (KillTrialClient client : clients) {
        runs.addAll(client.join());
      }
      return before;
    }
  }

  private void checkFrom(int first) throws Exception {
    try (ChildJvm server = ChildJvm.start(HolderMain.class, data.toString())) {
      check(URI.create(server.readLine()), first);
    }
  }

  private void check(URI address, int first) throws IOException {
    try (Connection connection = new Connection(address)) {
      for (LoggedRun run : runs.subList(first, runs.size())) {
        run.check(connection);
      }
    }
  }

  private Result result(int rounds) {
    return new Result(
        rounds,
        runs.size(),
        runs.stream().mapToLong(LoggedRun::requests).sum(),
        runs.stream().mapToLong(LoggedRun::points).sum());
  }
}
