// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Asks a launch to end; the first reason stands. Thread-safe. */
public final class StopSignal {
  private final AtomicReference<LaunchState> reason = new AtomicReference<>();

  public void request(LaunchState why) {
    reason.compareAndSet(null, why);
  }

  public boolean requested() {
    return reason.get() != null;
  }

  public Optional<LaunchState> reason() {
    return Optional.ofNullable(reason.get());
  }
}
