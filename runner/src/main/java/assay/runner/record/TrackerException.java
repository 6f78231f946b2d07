// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import org.jspecify.annotations.Nullable;

/** A tracker did not do what it was asked. */
public abstract sealed class TrackerException extends RuntimeException
    permits TrackerUnavailableException, TrackerRejectedException {
  TrackerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
