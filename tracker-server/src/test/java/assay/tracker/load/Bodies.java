// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.load;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.StringJoiner;

/** What clients log, in MLflow's JSON. */
final class Bodies {

  private Bodies() {}

  static String createRun(String name, long startTime) {
    return "{\"experiment_id\":\"0\",\"run_name\":\"%s\",\"start_time\":%d}"
        .formatted(name, startTime);
  }

  static String metric(String run, long step) {
    return "{\"run_id\":\"%s\",\"key\":\"loss\",\"value\":%s,\"timestamp\":%d,\"step\":%d}"
        .formatted(run, 1.0 / (step + 1), 1_700_000_000_000L + step, step);
  }

  static String finish(String run) {
    return "{\"run_id\":\"%s\",\"status\":\"FINISHED\",\"end_time\":1700000001000}".formatted(run);
  }

  /** 10 metrics, 12 params and 3 tags: 25 columns of a table of runs. */
  static String columns(String run, SplittableRandom random) {
    StringJoiner metrics = new StringJoiner(",");
    for (int i = 0; i < 10; i++) {
      metrics.add(
          "{\"key\":\"m%d\",\"value\":%s,\"timestamp\":1700000000000,\"step\":1}"
              .formatted(i, random.nextDouble()));
    }
    StringJoiner params = new StringJoiner(",");
    for (int i = 0; i < 12; i++) {
      params.add(pair("p" + i, Integer.toString(random.nextInt(10))));
    }
    StringJoiner tags = new StringJoiner(",");
    for (int i = 0; i < 3; i++) {
      tags.add(pair("t" + i, "value " + random.nextInt(100)));
    }
    return "{\"run_id\":\"%s\",\"metrics\":[%s],\"params\":[%s],\"tags\":[%s]}"
        .formatted(run, metrics, params, tags);
  }

  private static String pair(String key, String value) {
    return "{\"key\":\"%s\",\"value\":\"%s\"}".formatted(key, value);
  }

  /**
   * A log-batch body whose steps and times are moved on in place, so that making it costs nothing.
   */
  static final class Batch {

    private static final long FIRST_STEP = 100_000_000;
    private static final long FIRST_TIME = 1_700_000_000_000L;

    private final byte[] body;
    private final int[] stepEnds;
    private final int[] timeEnds;
    private final int keys;
    private long steps;

    /**
     * @param points a multiple of {@code keys}
     */
    Batch(String run, int points, int keys, SplittableRandom random) {
      this.keys = keys;
      stepEnds = new int[points];
      timeEnds = new int[points];
      StringBuilder text = new StringBuilder("{\"run_id\":\"" + run + "\",\"metrics\":[");
      for (int i = 0; i < points; i++) {
        text.append(i == 0 ? "" : ",").append("{\"key\":\"key ").append(i % keys);
        text.append("\",\"value\":").append((float) random.nextDouble());
        text.append(",\"timestamp\":").append(FIRST_TIME);
        timeEnds[i] = text.length();
        text.append(",\"step\":").append(FIRST_STEP);
        stepEnds[i] = text.length();
        text.append('}');
      }
      body = text.append("]}").toString().getBytes(StandardCharsets.US_ASCII);
    }

    int points() {
      return stepEnds.length;
    }

    /** The next steps of every key; the same array each time. */
    byte[] next() {
      for (int i = 0; i < stepEnds.length; i++) {
        write(FIRST_STEP + steps + i / keys, stepEnds[i]);
        write(FIRST_TIME + 100 * (steps + i / keys), timeEnds[i]);
      }
      steps += stepEnds.length / keys;
      return body;
    }

    private void write(long number, int end) {
      int at = end;
      for (long rest = number; rest > 0; rest /= 10) {
        body[--at] = (byte) ('0' + rest % 10);
      }
    }
  }
}
