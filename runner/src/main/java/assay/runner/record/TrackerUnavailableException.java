// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import org.jspecify.annotations.Nullable;

/** A tracker cannot be reached, or has stayed in trouble for longer than is waited for. */
public final class TrackerUnavailableException extends TrackerException {
  TrackerUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
