// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.OptionalLong;

/** The highest resident memory of one process over a stretch of time. Thread-safe. */
public interface PeakMemory {

  /** Begins anew. */
  void start();

  /** In between: for platforms that keep no highest value themselves. */
  void look();

  /** In bytes, since the start; empty where the platform does not tell. */
  OptionalLong bytes();
}
