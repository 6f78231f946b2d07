// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.spec.ExecuteSpec;

/** How many fits run at once. */
final class Slots {
  private Slots() {}

  /** As declared; {@code auto} keeps every core that this process may use busy, and no more. */
  static int of(ExecuteSpec execute) {
    int cores = Runtime.getRuntime().availableProcessors();
    return execute.slots().orElse(Math.max(1, cores / execute.threadsPerFit()));
  }
}
