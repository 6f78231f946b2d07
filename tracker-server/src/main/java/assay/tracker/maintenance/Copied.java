// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

/** How much was copied. */
public record Copied(long files, long bytes) {

  static final Copied NOTHING = new Copied(0, 0);

  Copied plus(long moreBytes) {
    return new Copied(files + 1, bytes + moreBytes);
  }
}
