// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

import java.util.Optional;

/** How a tracker treats its clients. */
public record Serving(Limits limits, Access access, Optional<TlsFiles> tls) {

  /** For this machine alone, without tokens and without encryption. */
  public static final Serving DEFAULT =
      new Serving(Limits.DEFAULT, Access.DEFAULT, Optional.empty());

  public Serving withLimits(Limits limits) {
    return new Serving(limits, access, tls);
  }

  public Serving withAccess(Access access) {
    return new Serving(limits, access, tls);
  }

  public Serving withTls(TlsFiles tls) {
    return new Serving(limits, access, Optional.of(tls));
  }
}
