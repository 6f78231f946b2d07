// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.Tag;
import assay.tracker.store.NewModelVersion;
import assay.tracker.store.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions of registered models, without the rules of the registry. */
final class ModelVersionTable {

  static final OwnedTags TAGS = new OwnedTags("model_version_tag", "version_id");

  private static final String SELECT =
      "SELECT v.id, m.name, v.version, v.description, v.stage, v.source, v.location, v.run_id,"
          + " v.run_link, v.creation_time, v.last_update_time"
          + " FROM model_version v JOIN registered_model m ON m.id = v.model_id";

  private ModelVersionTable() {}

  static void insert(Session session, long model, int version, NewModelVersion it, long now)
      throws SQLException {
    long row =
        session.insert(
            "INSERT INTO model_version (model_id, version, description, stage, source, location,"
                + " run_id, run_link, creation_time, last_update_time)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            model,
            version,
            it.description(),
            ModelStage.NONE.word(),
            it.source(),
            it.location(),
            it.runId(),
            it.runLink(),
            now,
            now);
    TAGS.putAll(session, row, it.tags());
  }

  /** Gives the row. */
  static long requireRow(Session session, String name, int version) throws SQLException {
    return session
        .find(
            "SELECT v.id FROM model_version v JOIN registered_model m ON m.id = v.model_id"
                + " WHERE m.name = ? AND v.version = ?",
            row -> row.getLong(1),
            name,
            version)
        .orElseThrow(() -> unknown(name, version));
  }

  static NotFoundException unknown(String name, Object version) {
    return new NotFoundException(
        "Model Version (name=%s, version=%s) not found".formatted(name, version));
  }

  static ModelVersion require(Session session, String name, int version) throws SQLException {
    return complete(
            session, rows(session, SELECT + " WHERE v.id = ?", requireRow(session, name, version)))
        .getFirst();
  }

  static List<ModelVersion> all(Session session) throws SQLException {
    return complete(session, rows(session, SELECT));
  }

  /** By model, the newest version of each stage, in the order of the versions. */
  static Map<String, List<ModelVersion>> latest(Session session, Optional<Long> model)
      throws SQLException {
    String newest =
        SELECT
            + " WHERE v.version = (SELECT max(o.version) FROM model_version o"
            + " WHERE o.model_id = v.model_id AND o.stage = v.stage)";
    String order = " ORDER BY v.model_id, v.version";
    Map<Long, ModelVersion> rows =
        model.isPresent()
            ? rows(session, newest + " AND v.model_id = ?" + order, model.get())
            : rows(session, newest + order);
    Map<String, List<ModelVersion>> latest = new HashMap<>();
    for (ModelVersion version : complete(session, rows)) {
      latest.computeIfAbsent(version.name(), name -> new ArrayList<>()).add(version);
    }
    return latest;
  }

  /** Without tags and aliases, by row. */
  private static Map<Long, ModelVersion> rows(Session session, String sql, Object... arguments)
      throws SQLException {
    Map<Long, ModelVersion> found = new LinkedHashMap<>();
    session.each(sql, row -> found.put(row.getLong(1), version(row)), arguments);
    return found;
  }

  private static List<ModelVersion> complete(Session session, Map<Long, ModelVersion> rows)
      throws SQLException {
    Map<Long, List<Tag>> tags = TAGS.load(session, rows.keySet());
    Map<Long, List<String>> aliases = aliases(session, rows);
    return rows.entrySet().stream()
        .map(entry ->
            withData(
                entry.getValue(),
                tags.getOrDefault(entry.getKey(), List.of()),
                aliases.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private static Map<Long, List<String>> aliases(Session session, Map<Long, ModelVersion> rows)
      throws SQLException {
    Map<Long, List<String>> aliases = new HashMap<>();
    session.each(
        "SELECT version_id, alias FROM model_alias"
            + " WHERE version_id IN (SELECT value FROM json_each(?)) ORDER BY alias",
        row ->
            aliases.computeIfAbsent(row.getLong(1), id -> new ArrayList<>()).add(row.getString(2)),
        JsonArrays.of(rows.keySet()));
    return aliases;
  }

  private static ModelVersion version(ResultSet row) throws SQLException {
    return new ModelVersion(
        row.getString(2),
        row.getInt(3),
        row.getString(4),
        ModelStage.find(row.getString(5)).orElseThrow(),
        row.getString(6),
        row.getString(7),
        row.getString(8),
        row.getString(9),
        row.getLong(10),
        row.getLong(11),
        List.of(),
        List.of());
  }

  private static ModelVersion withData(ModelVersion it, List<Tag> tags, List<String> aliases) {
    return new ModelVersion(
        it.name(),
        it.version(),
        it.description(),
        it.stage(),
        it.source(),
        it.location(),
        it.runId(),
        it.runLink(),
        it.creationTime(),
        it.lastUpdateTime(),
        tags,
        aliases);
  }
}
