// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

/** A model that cannot be run as declared; the message says why, for users. */
final class ModelException extends RuntimeException {
  private final boolean device;

  private ModelException(String message, boolean device) {
    super(message);
    this.device = device;
  }

  static ModelException of(String message) {
    return new ModelException(message, false);
  }

  /** What is to compute is not there. */
  static ModelException deviceMissing(String message) {
    return new ModelException(message, true);
  }

  boolean isDeviceMissing() {
    return device;
  }
}
