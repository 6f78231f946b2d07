// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.server;

/** How a tracker treats its clients. */
public record Serving(Limits limits) {

  public static final Serving DEFAULT = new Serving(Limits.DEFAULT);

  public Serving withLimits(Limits limits) {
    return new Serving(limits);
  }
}
