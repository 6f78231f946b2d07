// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Repeats an operation until its throughput is steady, or until a limit.
 *
 * @param elapsed how long it took
 * @param operations how many there were
 * @param windows throughput of each window, operations per second
 * @param steady whether it settled; if not, what is measured next must be marked as unsteady
 */
public record WarmUp(Duration elapsed, long operations, List<Double> windows, boolean steady) {
  private static final double NANOS_PER_SECOND = 1e9;

  public WarmUp {
    windows = List.copyOf(windows);
  }

  /** What is warmed up. */
  @FunctionalInterface
  public interface Operation {
    void run() throws Exception;
  }

  /**
   * A window ends with the first operation that ends {@link SteadyState#SHORTEST_WINDOW} after its
   * start or later. An operation that is longer than the limit runs once.
   *
   * @param limit after which no further operation begins
   * @throws Exception what the operation throws
   */
  public static WarmUp of(Operation operation, Duration limit, Ticker ticker) throws Exception {
    long start = ticker.nanos();
    long windowStart = start;
    long now = start;
    long operations = 0;
    long inWindow = 0;
    List<Double> windows = new ArrayList<>();
    do {
      operation.run();
      operations++;
      inWindow++;
      now = ticker.nanos();
      if (now - windowStart >= SteadyState.SHORTEST_WINDOW.toNanos()) {
        windows.add(inWindow * NANOS_PER_SECOND / (now - windowStart));
        windowStart = now;
        inWindow = 0;
      }
    } while (!(inWindow == 0 && SteadyState.reached(windows)) && now - start < limit.toNanos());
    return new WarmUp(
        Duration.ofNanos(now - start), operations, windows, SteadyState.reached(windows));
  }
}
