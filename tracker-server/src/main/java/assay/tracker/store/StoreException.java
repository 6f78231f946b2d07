// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/** A call to a store that did not succeed. Its message is meant for users. */
public abstract sealed class StoreException extends RuntimeException
    permits NotFoundException, AlreadyExistsException, RefusedException, StoreUnavailableException {

  private static final long serialVersionUID = 1;

  StoreException(String message) {
    super(message);
  }

  StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
