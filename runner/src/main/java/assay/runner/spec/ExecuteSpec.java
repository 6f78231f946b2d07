// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How fits are executed; changes no result, except threads per fit.
 *
 * @param slots fits at once; empty is {@code auto}: as many as keep every core busy
 */
public record ExecuteSpec(
    String target,
    OptionalInt slots,
    int threadsPerFit,
    OnFailure onFailure,
    Optional<Duration> fitTimeout) {

  /** What a failed fit means for the others. */
  public enum OnFailure {
    CONTINUE,
    STOP
  }
}
