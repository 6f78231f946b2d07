// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

/** So many large answers wait for their clients that there is no room for another. */
public final class TooManyAnswersException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /** A client that comes back after this many seconds most likely gets through. */
  public static final String RETRY_SECONDS = "1";

  TooManyAnswersException() {
    super("Too many large answers wait to be taken by their clients. Try again.");
  }
}
