// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

/** Puts paths together in URIs. */
final class Uris {

  private Uris() {}

  /** {@code parent/child}, where the parent may end in a slash and may have a query. */
  static String child(String parent, Object child) {
    int query = parent.indexOf('?');
    String path = query < 0 ? parent : parent.substring(0, query);
    String rest = query < 0 ? "" : parent.substring(query);
    return path + (path.endsWith("/") ? "" : "/") + child + rest;
  }
}
