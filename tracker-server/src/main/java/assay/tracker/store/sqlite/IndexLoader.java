// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.store.index.RunIndex;

/** Reads all runs for the index. */
final class IndexLoader implements RunIndex.Loader {

  private final Readers readers;
  private final RunTable table;

  IndexLoader(Readers readers, RunTable table) {
    this.readers = readers;
    this.table = table;
  }

  @Override
  public void load(RunIndex.Sink sink) {
    readers.read(session -> {
      table.each(session, run -> sink.put(Math.toIntExact(run.row()), run.run()));
      return true;
    });
  }
}
