// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

/** Outputs differ too much from those of the reference. */
final class ParityException extends RuntimeException {
  ParityException(String message) {
    super(message);
  }
}
