// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

/** How large a part may be, and a file of parts: as in object stores. */
record PartLimits(long partBytes, long totalBytes) {

  static final PartLimits DEFAULT = new PartLimits(5L << 30, 5L << 40);
}
