// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

/** The engine's native library cannot be loaded here; no fit can run. */
public final class EngineUnavailableException extends RuntimeException {
  EngineUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
