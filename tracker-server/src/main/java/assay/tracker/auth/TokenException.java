// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.auth;

/** Tokens that cannot be read or written, or a name that cannot be used. Meant for users. */
public final class TokenException extends RuntimeException {

  private static final long serialVersionUID = 1;

  TokenException(String message) {
    super(message);
  }

  TokenException(String message, Throwable cause) {
    super(message, cause);
  }
}
