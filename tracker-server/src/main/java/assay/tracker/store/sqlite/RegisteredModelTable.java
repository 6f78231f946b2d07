// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.ModelAlias;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Tag;
import assay.tracker.store.AlreadyExistsException;
import assay.tracker.store.NewRegisteredModel;
import assay.tracker.store.NotFoundException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registered models with their tags and aliases. */
final class RegisteredModelTable {

  static final OwnedTags TAGS = new OwnedTags("registered_model_tag", "model_id");

  private static final String SELECT =
      "SELECT id, name, description, creation_time, last_update_time FROM registered_model";

  private RegisteredModelTable() {}

  static RegisteredModel create(Session session, NewRegisteredModel model, long now)
      throws SQLException {
    requireFree(session, model.name());
    long row =
        session.insert(
            "INSERT INTO registered_model (name, description, creation_time, last_update_time,"
                + " last_version) VALUES (?, ?, ?, ?, 0)",
            model.name(),
            model.description(),
            now,
            now);
    TAGS.putAll(session, row, model.tags());
    return require(session, model.name());
  }

  static void requireFree(Session session, String name) throws SQLException {
    if (findRow(session, name).isPresent()) {
      throw new AlreadyExistsException(
          "Registered Model (name=%s) already exists. Choose another name, or delete that model"
                  .formatted(name)
              + " first.");
    }
  }

  private static Optional<Long> findRow(Session session, String name) throws SQLException {
    return session.find(
        "SELECT id FROM registered_model WHERE name = ?", row -> row.getLong(1), name);
  }

  /** Gives the row. */
  static long requireRow(Session session, String name) throws SQLException {
    return findRow(session, name)
        .orElseThrow(
            () -> new NotFoundException("Registered Model with name=%s not found".formatted(name)));
  }

  static RegisteredModel require(Session session, String name) throws SQLException {
    Optional<Long> row = Optional.of(requireRow(session, name));
    return load(session, row, SELECT + " WHERE id = ?", row.get()).getFirst();
  }

  static List<RegisteredModel> all(Session session) throws SQLException {
    return load(session, Optional.empty(), SELECT);
  }

  private static List<RegisteredModel> load(
      Session session, Optional<Long> only, String sql, Object... arguments) throws SQLException {
    Map<Long, RegisteredModel> rows = new LinkedHashMap<>();
    session.each(sql, row -> rows.put(row.getLong(1), model(row)), arguments);
    Map<Long, List<Tag>> tags = TAGS.load(session, rows.keySet());
    Map<Long, List<ModelAlias>> aliases = aliases(session, rows);
    Map<String, List<ModelVersion>> latest = ModelVersionTable.latest(session, only);
    return rows.entrySet().stream()
        .map(entry ->
            withData(
                entry.getValue(),
                latest.getOrDefault(entry.getValue().name(), List.of()),
                tags.getOrDefault(entry.getKey(), List.of()),
                aliases.getOrDefault(entry.getKey(), List.of())))
        .toList();
  }

  private static Map<Long, List<ModelAlias>> aliases(
      Session session, Map<Long, RegisteredModel> rows) throws SQLException {
    Map<Long, List<ModelAlias>> aliases = new HashMap<>();
    session.each(
        "SELECT a.model_id, a.alias, v.version"
            + " FROM model_alias a JOIN model_version v ON v.id = a.version_id"
            + " WHERE a.model_id IN (SELECT value FROM json_each(?)) ORDER BY a.alias",
        row ->
            aliases
                .computeIfAbsent(row.getLong(1), id -> new ArrayList<>())
                .add(new ModelAlias(row.getString(2), row.getInt(3))),
        JsonArrays.of(rows.keySet()));
    return aliases;
  }

  private static RegisteredModel model(ResultSet row) throws SQLException {
    return new RegisteredModel(
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        List.of(),
        List.of(),
        List.of());
  }

  private static RegisteredModel withData(
      RegisteredModel it, List<ModelVersion> latest, List<Tag> tags, List<ModelAlias> aliases) {
    return new RegisteredModel(
        it.name(), it.description(), it.creationTime(), it.lastUpdateTime(), latest, tags, aliases);
  }

  static void touch(Session session, long row, long now) throws SQLException {
    session.update("UPDATE registered_model SET last_update_time = ? WHERE id = ?", now, row);
  }

  /** Gives the number of a version that is to be added. */
  static int nextVersion(Session session, long row) throws SQLException {
    session.update("UPDATE registered_model SET last_version = last_version + 1 WHERE id = ?", row);
    return session
        .find("SELECT last_version FROM registered_model WHERE id = ?", it -> it.getInt(1), row)
        .orElseThrow();
  }
}
