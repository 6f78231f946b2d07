// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Param;
import assay.tracker.model.Run;
import assay.tracker.model.RunInfo;
import assay.tracker.model.Tag;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Loads runs with all their data, many at once: four queries whatever their number. */
final class RunData {

  private static final String THESE = " IN (SELECT value FROM json_each(?))";

  private RunData() {}

  /**
   * @param rows internal keys; the answer has their order
   */
  static List<Run> load(Session session, List<Long> rows) throws SQLException {
    String these = JsonArrays.of(rows);
    Map<Long, Run> runs = new HashMap<>();
    session.each(
        "SELECT " + RunTable.COLUMNS + " FROM run WHERE id" + THESE,
        row -> runs.put(row.getLong(10), empty(RunTable.info(row))),
        these);
    session.each(
        "SELECT run_id, key, value FROM param WHERE run_id" + THESE,
        row -> run(runs, row).params().add(new Param(row.getString(2), row.getString(3))),
        these);
    session.each(
        "SELECT run_id, key, value FROM tag WHERE run_id" + THESE,
        row -> run(runs, row).tags().add(new Tag(row.getString(2), row.getString(3))),
        these);
    session.each(
        "SELECT run_id, key, value, is_nan, timestamp, step FROM series WHERE run_id" + THESE,
        row -> run(runs, row).metrics().add(MetricHistory.metric(row.getString(2), row, 3)),
        these);
    return rows.stream().map(runs::get).toList();
  }

  private static Run empty(RunInfo info) {
    return new Run(info, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  private static Run run(Map<Long, Run> runs, ResultSet row) throws SQLException {
    return Objects.requireNonNull(runs.get(row.getLong(1)), "its run was read before");
  }
}
