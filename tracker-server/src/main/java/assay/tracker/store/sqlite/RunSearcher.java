// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.DatasetInput;
import assay.tracker.model.LifecycleStage;
import assay.tracker.model.Run;
import assay.tracker.model.ViewType;
import assay.tracker.search.Field;
import assay.tracker.store.Page;
import assay.tracker.store.RunKeys;
import assay.tracker.store.RunSearch;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Searches runs: loads the few columns that the filter and the order name, evaluates them, and
 * loads all data of the page alone.
 */
final class RunSearcher {

  /** The runs looked at: experiments, then the two stages shown. */
  private static final String SCOPE =
      " r.experiment_id IN (SELECT value FROM json_each(?)) AND r.lifecycle_stage IN (?, ?)";

  private static final Set<String> ATTRIBUTES =
      Set.of("run_name", "experiment_id", "user_id", "status", "artifact_uri", "end_time");

  private final Session session;
  private final Object[] scope;

  private RunSearcher(Session session, RunSearch search) {
    this.session = session;
    this.scope =
        new Object[] {
          JsonArrays.of(search.experimentIds().stream().map(ExperimentTable::rowId).toList()),
          firstStage(search.view()).word(),
          lastStage(search.view()).word()
        };
  }

  private static LifecycleStage firstStage(ViewType view) {
    return view == ViewType.DELETED_ONLY ? LifecycleStage.DELETED : LifecycleStage.ACTIVE;
  }

  private static LifecycleStage lastStage(ViewType view) {
    return view == ViewType.ACTIVE_ONLY ? LifecycleStage.ACTIVE : LifecycleStage.DELETED;
  }

  static Page<Run> search(Session session, RunSearch search) throws SQLException {
    Page<RunRow> page = rows(session, search, Set.of());
    List<Long> rows = page.items().stream().map(RunRow::row).toList();
    return new Page<>(RunData.load(session, rows), page.next());
  }

  /**
   * @param more fields that are to be loaded too
   */
  static Page<RunRow> rows(Session session, RunSearch search, Set<Field> more) throws SQLException {
    Set<Field> fields = new LinkedHashSet<>(search.filter().fields());
    fields.addAll(search.order().fields());
    fields.addAll(more);
    RunSearcher searcher = new RunSearcher(session, search);
    Map<Field, Map<Long, Object>> columns = searcher.columns(fields);
    List<RunRow> found =
        searcher.rows(columns).stream()
            .filter(search.filter()::matches)
            .sorted(search.order().comparator(RunRow.LATEST_FIRST))
            .toList();
    return search.page().of(found);
  }

  static RunKeys keys(Session session, List<String> experimentIds) throws SQLException {
    String experiments = JsonArrays.of(experimentIds.stream().map(ExperimentTable::rowId).toList());
    return new RunKeys(
        keys(session, "series", experiments),
        keys(session, "param", experiments),
        keys(session, "tag", experiments));
  }

  private static Set<String> keys(Session session, String table, String experiments)
      throws SQLException {
    return new TreeSet<>(
        session.list(
            "SELECT DISTINCT t.key FROM run r JOIN %s t ON t.run_id = r.id".formatted(table)
                + " WHERE r.experiment_id IN (SELECT value FROM json_each(?))",
            row -> row.getString(1),
            experiments));
  }

  private List<RunRow> rows(Map<Field, Map<Long, Object>> columns) throws SQLException {
    return session.list(
        "SELECT r.id, r.uuid, r.start_time FROM run r WHERE" + SCOPE,
        row -> new RunRow(row.getLong(1), row.getString(2), row.getLong(3), columns),
        scope);
  }

  private Map<Field, Map<Long, Object>> columns(Set<Field> fields) throws SQLException {
    Map<Field, Map<Long, Object>> columns = new HashMap<>();
    for (Field field : fields) {
      columns.put(field, column(field));
    }
    return columns;
  }

  private Map<Long, Object> column(Field field) throws SQLException {
    return switch (field.kind()) {
      case PARAM -> keyed("t.value", "param", field);
      case TAG -> keyed("t.value", "tag", field);
      case METRIC -> keyed("CASE t.is_nan WHEN 0 THEN t.value ELSE 'NaN' END", "series", field);
      case ATTRIBUTE -> ATTRIBUTES.contains(field.name()) ? attribute(field.name()) : Map.of();
      case DATASET -> datasets(field.name());
    };
  }

  private Map<Long, Object> keyed(String value, String table, Field field) throws SQLException {
    String sql =
        "SELECT r.id, %s FROM run r JOIN %s t ON t.run_id = r.id WHERE t.key = ? AND"
            .formatted(value, table);
    Object[] arguments = Stream.concat(Stream.of(field.name()), Stream.of(scope)).toArray();
    return load(sql + SCOPE, arguments);
  }

  private Map<Long, Object> datasets(String name) throws SQLException {
    boolean context = name.equals("context");
    String sql =
        ("SELECT r.id, %s FROM run r JOIN run_dataset i ON i.run_id = r.id %s WHERE")
            .formatted(
                context ? "t.value" : "d." + name,
                context
                    ? "JOIN run_dataset_tag t ON t.run_dataset_id = i.id AND t.key = '%s'"
                        .formatted(DatasetInput.CONTEXT)
                    : "JOIN dataset d ON d.id = i.dataset_id");
    Map<Long, List<String>> values = new HashMap<>();
    session.each(
        sql + SCOPE,
        row ->
            values.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2)),
        scope);
    return new HashMap<>(values);
  }

  private Map<Long, Object> attribute(String name) throws SQLException {
    String column = name.equals("run_name") ? "name" : name;
    return load("SELECT r.id, r.%s FROM run r WHERE".formatted(column) + SCOPE, scope);
  }

  private Map<Long, Object> load(String sql, Object[] arguments) throws SQLException {
    Map<Long, Object> values = new HashMap<>();
    session.each(
        sql,
        row -> {
          Object value = row.getObject(2);
          if (value != null) {
            values.put(row.getLong(1), value);
          }
        },
        arguments);
    return values;
  }
}
