// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.series.ChunkCodec;
import assay.tracker.series.Curve;
import assay.tracker.series.Points;
import assay.tracker.store.StepRange;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The chunks of series. A series has chunks of {@value Series#FULL} points and up to twice as many;
 * only its last may have fewer, and then it grows with the next points.
 */
final class ChunkTable {

  private static final int CODEC = 1;

  private static final String IN_RANGE =
      " FROM chunk WHERE run_id = ? AND name_id = ? AND max_step >= ? AND min_step <= ?";

  private final Names names;
  private final ChunkCodec codec;

  ChunkTable(Names names, ChunkCodec codec) {
    this.names = names;
    this.codec = codec;
  }

  /**
   * The last chunk of a series.
   *
   * @param part its points, if there is room for more
   */
  private record Last(int seq, Points part) {}

  /**
   * Adds points to a series.
   *
   * @param through the last row of the journal that they came from
   */
  void add(Session session, long run, String key, Points points, long through) throws SQLException {
    int name = names.number(session, key);
    Optional<Last> last = findLast(session, run, name);
    Points part = last.map(Last::part).orElse(Points.NONE);
    int next = last.map(Last::seq).orElse(-1) + 1;
    int seq = part.isEmpty() ? next : next - 1;
    Points sorted = Points.builder().addAll(part).addAll(points).build().distinct();
    int pieces = Math.max(1, sorted.size() / Series.FULL);
    for (int i = 0; i < pieces; i++) {
      int from = (int) ((long) i * sorted.size() / pieces);
      int to = (int) ((long) (i + 1) * sorted.size() / pieces);
      put(session, run, name, seq + i, sorted.slice(from, to), through);
    }
  }

  private Optional<Last> findLast(Session session, long run, int name) throws SQLException {
    return session.find(
        "SELECT seq, n, data FROM chunk WHERE run_id = ? AND name_id = ? ORDER BY seq DESC LIMIT 1",
        row -> {
          boolean isFull = row.getInt(2) >= Series.FULL;
          return new Last(row.getInt(1), isFull ? Points.NONE : codec.decode(row.getBytes(3)));
        },
        run,
        name);
  }

  private void put(Session session, long run, int name, int seq, Points points, long through)
      throws SQLException {
    Bounds bounds = Bounds.of(points);
    session.update(
        "INSERT INTO chunk (run_id, name_id, seq, n, min_step, max_step, min_timestamp,"
            + " max_timestamp, min_value, max_value, last_value, through, codec, data)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT (run_id, name_id, seq) DO UPDATE SET n = excluded.n,"
            + " min_step = excluded.min_step, max_step = excluded.max_step,"
            + " min_timestamp = excluded.min_timestamp, max_timestamp = excluded.max_timestamp,"
            + " min_value = excluded.min_value, max_value = excluded.max_value,"
            + " last_value = excluded.last_value, through = excluded.through,"
            + " codec = excluded.codec, data = excluded.data",
        run,
        name,
        seq,
        points.size(),
        bounds.minStep(),
        bounds.maxStep(),
        points.timestamp(0),
        points.timestamp(points.size() - 1),
        bounds.minValue(),
        bounds.maxValue(),
        number(points.value(points.size() - 1)),
        through,
        CODEC,
        codec.encode(points));
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : value;
  }

  /**
   * The points of a series whose steps may lie in a range, chunk by chunk: unpacked into the one
   * place where they stay, as they may be millions.
   *
   * @param more how many further points to make room for
   */
  Points.Builder read(
      Session session, long run, String key, long firstStep, long lastStep, int more)
      throws SQLException {
    Object[] which = {run, names.find(key), firstStep, lastStep};
    long count = session.find("SELECT sum(n)" + IN_RANGE, row -> row.getLong(1), which).orElse(0L);
    Points.Builder points = Points.builder(Math.toIntExact(count + more));
    session.each(
        "SELECT data" + IN_RANGE + " ORDER BY seq",
        row -> points.addAll(codec.decode(row.getBytes(1))),
        which);
    return points;
  }

  /**
   * Steps and values of a series, chunk by chunk.
   *
   * @param lastTimestamp of all these points
   */
  record Curves(List<Curve> parts, long lastTimestamp) {}

  private record CurvePart(Curve curve, long firstTimestamp, long lastTimestamp) {}

  /**
   * What {@link #read} gives without the timestamps, at less than half the cost. Absent if the
   * times of two chunks meet: the same point may be in both then, and only its time would tell.
   */
  Optional<Curves> findCurves(Session session, long run, String key, long firstStep, long lastStep)
      throws SQLException {
    List<CurvePart> parts =
        session.list(
            "SELECT data, min_timestamp, max_timestamp FROM chunk WHERE run_id = ? AND name_id = ?"
                + " AND max_step >= ? AND min_step <= ? ORDER BY seq",
            row ->
                new CurvePart(
                    codec.decodeCurve(row.getBytes(1)).within(firstStep, lastStep),
                    row.getLong(2),
                    row.getLong(3)),
            run,
            names.find(key),
            firstStep,
            lastStep);
    long last = Long.MIN_VALUE;
    for (CurvePart part : parts) {
      if (part.firstTimestamp() <= last) {
        return Optional.empty();
      }
      last = part.lastTimestamp();
    }
    return Optional.of(new Curves(parts.stream().map(CurvePart::curve).toList(), last));
  }

  /** The smallest and the largest step in the chunks of a series, which are not read for it. */
  Optional<StepRange> range(Session session, long run, String key) throws SQLException {
    return session.find(
        "SELECT min(min_step), max(max_step) FROM chunk WHERE run_id = ? AND name_id = ?"
            + " HAVING count(*) > 0",
        row -> new StepRange(row.getLong(1), row.getLong(2)),
        run,
        names.find(key));
  }

  /** Up to which row of the journal each series of a run has its points in chunks. */
  Map<String, Long> through(Session session, long run) throws SQLException {
    Map<String, Long> through = new HashMap<>();
    session.each(
        "SELECT name_id, max(through) FROM chunk WHERE run_id = ? GROUP BY name_id",
        row -> through.put(names.name(row.getInt(1)), row.getLong(2)),
        run);
    return through;
  }

  void deleteAll(Session session, long run) throws SQLException {
    session.update("DELETE FROM chunk WHERE run_id = ?", run);
  }
}
