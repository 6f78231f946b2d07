// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.time.Duration;

/**
 * What a tracker takes from its clients, so that none can exhaust it for the others.
 *
 * @param bodyBytes a body at most, after decompression; artifacts are streams and have no limit
 * @param pendingBodyBytes all bodies together that were received and are not answered yet; what
 *     would exceed it is refused with 429 and comes back later
 * @param answerBytes all large answers together, as they are sent, that wait on disk for their
 *     clients; what would exceed it is refused with 429, unless clients that take long can be cut
 *     off for it
 * @param headTime until the first request of a connection must be there
 * @param idleTime how long nothing may move on a connection, and how long one may be kept without a
 *     request
 * @param bodyTime until a body, other than an artifact's, must be there
 * @param stopTime how long requests may take to finish when the server stops
 */
public record Limits(
    long bodyBytes,
    long pendingBodyBytes,
    long answerBytes,
    Duration headTime,
    Duration idleTime,
    Duration bodyTime,
    Duration stopTime) {

  /** The largest batch allowed, 100 tags of 8,000 characters and so on, stays well below 16 MiB. */
  private static final long BODY_BYTES = 16L << 20;

  public static final Limits DEFAULT =
      new Limits(
          BODY_BYTES,
          pendingBodyBytes(Runtime.getRuntime().maxMemory()),
          1L << 30,
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofSeconds(10));

  /** What is made of a body takes a few times its size, and that has to fit as well. */
  static long pendingBodyBytes(long heapBytes) {
    return Math.clamp(heapBytes / 8, BODY_BYTES, 64L << 20);
  }

  public Limits {
    if (pendingBodyBytes < bodyBytes) {
      throw new IllegalArgumentException(
          "%d bytes of pending bodies cannot hold one of %d"
              .formatted(pendingBodyBytes, bodyBytes));
    }
  }

  public Limits withBodies(long bodyBytes, long pendingBodyBytes) {
    return new Limits(
        bodyBytes, pendingBodyBytes, answerBytes, headTime, idleTime, bodyTime, stopTime);
  }

  public Limits withAnswerBytes(long answerBytes) {
    return new Limits(
        bodyBytes, pendingBodyBytes, answerBytes, headTime, idleTime, bodyTime, stopTime);
  }

  public Limits withTimes(Duration headTime, Duration idleTime, Duration bodyTime) {
    return new Limits(
        bodyBytes, pendingBodyBytes, answerBytes, headTime, idleTime, bodyTime, stopTime);
  }
}
