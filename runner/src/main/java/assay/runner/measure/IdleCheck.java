// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** Whether a machine is quiet enough to measure on: looks at it for a moment. */
public final class IdleCheck {
  private final Supplier<Optional<CpuUse>> machine;
  private final Pause pause;

  /** Waits; tests do not. */
  @FunctionalInterface
  public interface Pause {
    void of(Duration time) throws InterruptedException;
  }

  /**
   * @param machine what it used until now; empty where that is not told
   */
  public IdleCheck(Supplier<Optional<CpuUse>> machine, Pause pause) {
    this.machine = machine;
    this.pause = pause;
  }

  /**
   * Share of the machine, 0 to 1, that others use.
   *
   * @param window how long to look; the kernel counts in steps of 10 ms
   * @return empty where the platform does not tell
   */
  public OptionalDouble usedByOthers(Duration window) throws InterruptedException {
    Optional<CpuUse> before = machine.get();
    if (before.isEmpty()) {
      return OptionalDouble.empty();
    }
    pause.of(window);
    return machine
        .get()
        .map(after -> CpuUse.byOthers(before.get(), after))
        .orElse(OptionalDouble.empty());
  }

  /**
   * What to tell where others use too much.
   *
   * @param requiredIdle share of the machine, 0 to 1
   * @return empty if the machine is idle enough
   */
  public static Optional<String> complaint(double usedByOthers, double requiredIdle) {
    if (usedByOthers <= 1 - requiredIdle) {
      return Optional.empty();
    }
    return Optional.of(
        ("E142: %.0f %% CPU used by others; the benchmark wants %.0f %% idle. Wait, or"
                + " --accept-noise (results marked).")
            .formatted(100 * usedByOthers, 100 * requiredIdle));
  }
}
