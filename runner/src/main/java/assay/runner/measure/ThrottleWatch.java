// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.Optional;

/** Looks whether a window was slowed down from outside. Begins when it is made. Thread-safe. */
public interface ThrottleWatch {

  /** In between; with every sample is often enough. */
  void look();

  /** What slowed it down so far, in words; empty if nothing did, or if nothing tells. */
  Optional<String> seen();
}
