// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/** The name is taken. */
public final class AlreadyExistsException extends StoreException {

  private static final long serialVersionUID = 1;

  public AlreadyExistsException(String message) {
    super(message);
  }
}
