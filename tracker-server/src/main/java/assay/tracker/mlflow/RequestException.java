// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

/** A request that is answered by an error. */
final class RequestException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ErrorCode code;

  RequestException(ErrorCode code, String message) {
    super(message);
    this.code = code;
  }

  RequestException(ErrorCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  static RequestException invalid(String message) {
    return new RequestException(ErrorCode.INVALID_PARAMETER_VALUE, message);
  }

  ErrorCode code() {
    return code;
  }
}
