// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The names by which a server may be called. A page of another site can make its own name point
 * here, and then read what this server answers to that name; it cannot do so with an address in
 * numbers.
 */
final class HostNames {

  private static final Pattern PORT = Pattern.compile(":\\d*$");
  private static final Pattern NUMBERS = Pattern.compile("\\d+(\\.\\d+){3}|\\[[0-9a-f:.]+]");

  private final Set<String> allowed = new HashSet<>();
  private final boolean loopback;

  HostNames(String host, boolean loopback, Set<String> more) {
    this.loopback = loopback;
    more.forEach(name -> allowed.add(withoutPort(name)));
    if (!loopback) {
      allowed.add(host.toLowerCase(Locale.ROOT));
      addNameOfThisMachine();
    }
  }

  private void addNameOfThisMachine() {
    try {
      String name = InetAddress.getLocalHost().getHostName().toLowerCase(Locale.ROOT);
      allowed.add(name);
      allowed.add(name.replaceFirst("\\..*", ""));
    } catch (UnknownHostException e) {
      // A machine without a name cannot be called by it.
    }
  }

  static String withoutPort(String authority) {
    return PORT.matcher(authority).replaceFirst("").toLowerCase(Locale.ROOT);
  }

  boolean allow(String authority) {
    String name = withoutPort(authority);
    return Loopback.isNamedBy(name)
        || (!loopback && NUMBERS.matcher(name).matches())
        || allowed.contains(name)
        || allowed.contains("*")
        || allowed.stream()
            .anyMatch(pattern -> pattern.startsWith("*.") && name.endsWith(pattern.substring(1)));
  }
}
