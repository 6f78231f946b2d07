// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/** There is no experiment, run or tag of that id, name or key. */
public final class NotFoundException extends StoreException {

  private static final long serialVersionUID = 1;

  public NotFoundException(String message) {
    super(message);
  }
}
