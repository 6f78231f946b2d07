// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import java.sql.SQLException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Brings back what was in memory when the store was last open, from the rows of the journal. */
final class Replay {

  private final RunTable table;
  private final ChunkTable chunks;
  private final JournalCodec codec;
  private final InstantSource clock;
  private final Map<Long, Replayed> runs = new LinkedHashMap<>();

  Replay(RunTable table, ChunkTable chunks, JournalCodec codec, InstantSource clock) {
    this.table = table;
    this.chunks = chunks;
    this.codec = codec;
    this.clock = clock;
  }

  /**
   * A run on its way.
   *
   * @param through up to which row of the journal each key is in chunks
   */
  private record Replayed(RunState state, Map<String, Long> through) {

    Replayed with(long number, List<KeyPoints> batch, int size, long nowMillis) {
      List<KeyPoints> chunked = batch.stream().filter(it -> isChunked(it, number)).toList();
      List<KeyPoints> missing = batch.stream().filter(it -> !isChunked(it, number)).toList();
      JournalRows rows = state.journal().with(number, size, nowMillis);
      return new Replayed(state.aware(chunked).logged(missing, rows), through);
    }

    private boolean isChunked(KeyPoints points, long number) {
      return number <= through.getOrDefault(points.key(), 0L);
    }
  }

  /** Gives the hot runs into memory. */
  void run(Session session, RunMemory memory) throws SQLException {
    long now = clock.millis();
    JournalTable.each(
        session,
        (number, run, data) -> {
          Replayed replayed = runs.get(run);
          if (replayed == null) {
            replayed = load(session, run);
          }
          runs.put(run, replayed.with(number, codec.decode(data), data.length, now));
        });
    runs.values().forEach(replayed -> memory.restore(replayed.state));
  }

  /** Of what is in chunks, the row of the run may not know yet. */
  private Replayed load(Session session, long run) throws SQLException {
    Map<String, Long> through = chunks.through(session, run);
    StoredRun stored =
        table
            .find(session, run)
            .orElseThrow(() -> new IllegalStateException("the journal has points of no run"));
    return new Replayed(stored.state().aware(through.keySet()), through);
  }
}
