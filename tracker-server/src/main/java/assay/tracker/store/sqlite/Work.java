// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.sql.SQLException;

/** Something to do inside a transaction. */
@FunctionalInterface
interface Work<C, T> {
  T run(C context) throws SQLException;
}
