// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/** Addresses that only this machine can reach. */
final class Loopback {

  private static final Set<String> NAMES = Set.of("localhost", "127.0.0.1", "[::1]");

  private Loopback() {}

  static void require(String host) {
    try {
      if (InetAddress.getByName(host).isLoopbackAddress()) {
        return;
      }
    } catch (UnknownHostException e) {
      throw new TrackerStartException("The host '%s' is not known.".formatted(host), e);
    }
    throw new TrackerStartException(
        ("Listening on '%s' would let other machines in, and there is no authentication yet: use"
                + " 127.0.0.1.")
            .formatted(host));
  }

  /**
   * Whether a request meant this machine.
   *
   * @param authority host or host:port, as in the headers Host and Origin; the port is ignored
   */
  static boolean isNamedBy(String authority) {
    String host = authority.replaceFirst(":\\d*$", "").toLowerCase(Locale.ROOT);
    return NAMES.contains(host);
  }
}
