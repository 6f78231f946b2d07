// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import java.util.Optional;

/** A request that cannot be done as it is. */
final class ApiException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final ApiCode code;
  private final String path;

  private ApiException(ApiCode code, String path, String message) {
    super(message);
    this.code = code;
    this.path = path;
  }

  static ApiException of(ApiCode code, String message) {
    return new ApiException(code, "", message);
  }

  /**
   * @param path the member of the request that is wrong, as {@code columns[3]}
   */
  static ApiException invalid(String path, String problem) {
    return new ApiException(ApiCode.INVALID_REQUEST, path, "'%s' %s".formatted(path, problem));
  }

  ApiCode code() {
    return code;
  }

  Optional<String> findPath() {
    return Optional.of(path).filter(it -> !it.isEmpty());
  }
}
