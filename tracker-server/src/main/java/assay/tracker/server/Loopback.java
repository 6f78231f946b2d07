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

  /** Whether only this machine can reach who listens there. */
  static boolean isAddressOf(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      throw new TrackerStartException("The host '%s' is not known.".formatted(host), e);
    }
  }

  /**
   * Whether a request meant this machine.
   *
   * @param authority host or host:port, as in the headers Host and Origin; the port is ignored
   */
  static boolean isNamedBy(String authority) {
    return NAMES.contains(HostNames.withoutPort(authority));
  }

  /** Where local clients reach who listens on a host. */
  static String addressFor(String host) {
    try {
      InetAddress address = InetAddress.getByName(host);
      if (address.isAnyLocalAddress()) {
        return host.contains(":") ? "[::1]" : "127.0.0.1";
      }
    } catch (UnknownHostException e) {
      throw new TrackerStartException("The host '%s' is not known.".formatted(host), e);
    }
    return host.contains(":") ? "[" + host.toLowerCase(Locale.ROOT) + "]" : host;
  }
}
