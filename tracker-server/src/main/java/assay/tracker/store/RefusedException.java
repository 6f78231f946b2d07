// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store;

/** The call contradicts what is stored, or makes no sense; repeating it would not help. */
public non-sealed class RefusedException extends StoreException {

  private static final long serialVersionUID = 1;

  public RefusedException(String message) {
    super(message);
  }
}
