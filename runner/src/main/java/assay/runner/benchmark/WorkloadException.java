// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

/** A workload could not be opened or closed; nothing was measured. */
public final class WorkloadException extends RuntimeException {
  WorkloadException(String message, Throwable cause) {
    super(message, cause);
  }
}
