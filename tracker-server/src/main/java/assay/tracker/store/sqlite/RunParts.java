// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.ChunkCodec;
import assay.tracker.store.index.RunIndex;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** What keeps, changes and finds the runs of a database, put together. */
final class RunParts implements AutoCloseable {

  /** What points that are in no chunk may take, and at most this part of the heap. */
  private static final long MOST_HOT_BYTES = 64L << 20;

  private static final int PART_OF_HEAP = 4;

  private final Names names = new Names();
  private final ChunkCodec chunkCodec = new ChunkCodec();
  private final JournalCodec journalCodec = new JournalCodec();
  private final JournalTable journal = new JournalTable();
  private final RunTable table = new RunTable(names);
  private final ChunkTable chunks = new ChunkTable(names, chunkCodec);
  private final InstantSource clock;
  private final RunIndex index;
  private final RunMemory memory;
  private final RunWrites writes;
  private final RunLog log;
  private final RunReads reads;
  private final SeriesReads series;
  private final CurveReads curves;
  private final RunSearcher searcher;

  RunParts(Readers readers, InstantSource clock) {
    this.clock = clock;
    index = new RunIndex(new IndexLoader(readers, table));
    memory = new RunMemory(index);
    writes = new RunWrites(table, chunks, journal, memory, clock);
    log = new RunLog(writes, table, journal, memory, clock);
    reads = new RunReads(readers, table, memory);
    series = new SeriesReads(reads, readers, chunks);
    curves = new CurveReads(reads, readers, chunks, series);
    searcher = new RunSearcher(index, reads, readers);
  }

  /** To be called once, before anything else. */
  void load(Session session) throws SQLException {
    names.load(session);
    journal.load(session);
    new Replay(table, chunks, journalCodec, clock).run(session, memory);
  }

  /** In the order in which they hear of transactions: names are known before they are used. */
  List<Memory> memories() {
    return List.of(names, memory);
  }

  Compactor compactor() {
    long mostBytes = Math.min(MOST_HOT_BYTES, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    return new Compactor(table, chunks, journal, memory, clock, mostBytes);
  }

  RunIndex index() {
    return index;
  }

  RunWrites writes() {
    return writes;
  }

  RunLog log() {
    return log;
  }

  JournalCodec journalCodec() {
    return journalCodec;
  }

  RunReads reads() {
    return reads;
  }

  SeriesReads series() {
    return series;
  }

  CurveReads curves() {
    return curves;
  }

  RunSearcher searcher() {
    return searcher;
  }

  /** When nobody reads or writes any more. */
  @Override
  public void close() {
    journalCodec.close();
    chunkCodec.close();
  }
}
