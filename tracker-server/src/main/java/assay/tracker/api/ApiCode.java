// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import java.util.Locale;

/** Why a request was not done, for programs. */
enum ApiCode {
  INVALID_REQUEST(400),
  INVALID_FILTER(400),
  /** The state of what is stored forbids it. */
  REFUSED(400),
  NOT_FOUND(404),
  METHOD_NOT_ALLOWED(405),
  WRONG_CONTENT_TYPE(415),
  REQUEST_LIMIT_EXCEEDED(429),
  INTERNAL(500),
  TOO_MANY_LISTENERS(503),
  UNAVAILABLE(503);

  private final int status;

  ApiCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }

  /** The word used in JSON. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
