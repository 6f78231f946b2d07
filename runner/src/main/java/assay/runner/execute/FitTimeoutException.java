// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.execute;

/** A fit has used up its {@code fit_timeout}. */
public final class FitTimeoutException extends RuntimeException {
  public FitTimeoutException(String message) {
    super(message);
  }
}
