// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.util.Set;

/**
 * Who may talk to a tracker.
 *
 * @param tokensRequired whether every request needs a token even on this machine alone; from
 *     elsewhere it always does
 * @param allowedHosts names by which clients may call this server beside its own: {@code
 *     assay.example}, {@code *.example}, or {@code *} for any
 * @param allowedOrigins pages of other addresses that may change things: {@code
 *     https://assay.example}
 */
public record Access(boolean tokensRequired, Set<String> allowedHosts, Set<String> allowedOrigins) {

  public static final Access DEFAULT = new Access(false, Set.of(), Set.of());

  public Access withTokensRequired() {
    return new Access(true, allowedHosts, allowedOrigins);
  }

  public Access withAllowedHosts(Set<String> allowedHosts) {
    return new Access(tokensRequired, allowedHosts, allowedOrigins);
  }

  public Access withAllowedOrigins(Set<String> allowedOrigins) {
    return new Access(tokensRequired, allowedHosts, allowedOrigins);
  }
}
