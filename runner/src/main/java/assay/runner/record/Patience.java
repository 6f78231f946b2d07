// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import java.time.Duration;

/**
 * How long a tracker in trouble is waited for.
 *
 * @param connect to get a connection
 * @param answer to get the answer to one request
 * @param firstPause before the second attempt; doubled before each further one
 * @param total after the first failed attempt no new one is begun later than this
 */
public record Patience(Duration connect, Duration answer, Duration firstPause, Duration total) {

  /** Outlasts the restart of a tracker. */
  public static Patience standard() {
    return new Patience(
        Duration.ofSeconds(5),
        Duration.ofSeconds(30),
        Duration.ofMillis(100),
        Duration.ofSeconds(15));
  }
}
