// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

/** What could not be done, and why; meant for users. */
public final class MaintenanceException extends RuntimeException {

  private static final long serialVersionUID = 1;

  MaintenanceException(String message) {
    super(message);
  }

  MaintenanceException(String message, Throwable cause) {
    super(message, cause);
  }
}
