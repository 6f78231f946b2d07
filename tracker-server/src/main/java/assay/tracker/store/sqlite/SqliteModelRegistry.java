// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.ModelStage;
import assay.tracker.model.ModelVersion;
import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Tag;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Filter;
import assay.tracker.search.Row;
import assay.tracker.store.ModelRegistry;
import assay.tracker.store.ModelSearch;
import assay.tracker.store.NewModelVersion;
import assay.tracker.store.NewRegisteredModel;
import assay.tracker.store.Page;
import assay.tracker.store.RefusedException;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;

/** {@link ModelRegistry} over one SQLite file, which its {@link SqliteStore} opens and closes. */
final class SqliteModelRegistry implements ModelRegistry {

  private static final Field PROMPT = new Field(FieldKind.TAG, PROMPT_TAG, false);

  private final Writer writer;
  private final Readers readers;
  private final InstantSource clock;

  SqliteModelRegistry(Writer writer, Readers readers, InstantSource clock) {
    this.writer = writer;
    this.readers = readers;
    this.clock = clock;
  }

  @Override
  public RegisteredModel createModel(NewRegisteredModel model) {
    return writer.write(
        scope -> RegisteredModelTable.create(scope.session(), model, clock.millis()));
  }

  @Override
  public RegisteredModel requireModel(String name) {
    return readers.read(session -> RegisteredModelTable.require(session, name));
  }

  @Override
  public RegisteredModel describeModel(String name, String description) {
    return writer.write(scope -> {
      Session session = scope.session();
      long row = RegisteredModelTable.requireRow(session, name);
      session.update("UPDATE registered_model SET description = ? WHERE id = ?", description, row);
      RegisteredModelTable.touch(session, row, clock.millis());
      return RegisteredModelTable.require(session, name);
    });
  }

  @Override
  public RegisteredModel renameModel(String name, String newName) {
    return writer.write(scope -> {
      Session session = scope.session();
      long row = RegisteredModelTable.requireRow(session, name);
      if (!name.equals(newName)) {
        RegisteredModelTable.requireFree(session, newName);
      }
      long now = clock.millis();
      session.update("UPDATE registered_model SET name = ? WHERE id = ?", newName, row);
      session.update("UPDATE model_version SET last_update_time = ? WHERE model_id = ?", now, row);
      RegisteredModelTable.touch(session, row, now);
      return RegisteredModelTable.require(session, newName);
    });
  }

  @Override
  public void deleteModel(String name) {
    writer.run(scope -> {
      long row = RegisteredModelTable.requireRow(scope.session(), name);
      scope.session().update("DELETE FROM registered_model WHERE id = ?", row);
    });
  }

  @Override
  public Page<RegisteredModel> searchModels(ModelSearch search) {
    List<RegisteredModel> found =
        readers.read(RegisteredModelTable::all).stream()
            .map(RegisteredModelRow::new)
            .filter(row -> matches(row, search.filter()))
            .sorted(search.order().comparator(RegisteredModelRow.BY_NAME))
            .map(RegisteredModelRow::model)
            .toList();
    return search.page().of(found);
  }

  private static boolean matches(Row row, Filter filter) {
    boolean shown =
        filter.fields().contains(PROMPT)
            || row.text(PROMPT).filter(value -> value.equals("true")).isEmpty();
    return shown && filter.matches(row);
  }

  @Override
  public void setModelTag(String name, Tag tag) {
    writer.run(scope -> {
      long row = RegisteredModelTable.requireRow(scope.session(), name);
      RegisteredModelTable.TAGS.put(scope.session(), row, tag);
    });
  }

  @Override
  public void deleteModelTag(String name, String key) {
    writer.run(scope -> {
      long row = RegisteredModelTable.requireRow(scope.session(), name);
      RegisteredModelTable.TAGS.delete(scope.session(), row, key);
    });
  }

  @Override
  public void setAlias(String name, String alias, int version) {
    writer.run(scope -> {
      Session session = scope.session();
      session.update(
          "INSERT INTO model_alias (model_id, alias, version_id) VALUES (?, ?, ?)"
              + " ON CONFLICT DO UPDATE SET version_id = excluded.version_id",
          RegisteredModelTable.requireRow(session, name),
          alias,
          ModelVersionTable.requireRow(session, name, version));
    });
  }

  @Override
  public void deleteAlias(String name, String alias) {
    writer.run(scope -> {
      long row = RegisteredModelTable.requireRow(scope.session(), name);
      scope
          .session()
          .update("DELETE FROM model_alias WHERE model_id = ? AND alias = ?", row, alias);
    });
  }

  @Override
  public ModelVersion createVersion(NewModelVersion version) {
    return writer.write(scope -> {
      Session session = scope.session();
      long now = clock.millis();
      long model = RegisteredModelTable.requireRow(session, version.name());
      int number = RegisteredModelTable.nextVersion(session, model);
      ModelVersionTable.insert(session, model, number, version, now);
      RegisteredModelTable.touch(session, model, now);
      return ModelVersionTable.require(session, version.name(), number);
    });
  }

  @Override
  public ModelVersion requireVersion(String name, int version) {
    return readers.read(session -> ModelVersionTable.require(session, name, version));
  }

  @Override
  public ModelVersion requireVersionOfAlias(String name, String alias) {
    return readers.read(session -> {
      int version =
          session
              .find(
                  "SELECT v.version FROM model_alias a JOIN model_version v ON v.id = a.version_id"
                      + " WHERE a.model_id = ? AND a.alias = ?",
                  row -> row.getInt(1),
                  RegisteredModelTable.requireRow(session, name),
                  alias)
              .orElseThrow(() ->
                  new RefusedException("Registered model alias %s not found.".formatted(alias)));
      return ModelVersionTable.require(session, name, version);
    });
  }

  @Override
  public ModelVersion describeVersion(String name, int version, String description) {
    return writer.write(scope -> {
      Session session = scope.session();
      session.update(
          "UPDATE model_version SET description = ?, last_update_time = ? WHERE id = ?",
          description,
          clock.millis(),
          ModelVersionTable.requireRow(session, name, version));
      return ModelVersionTable.require(session, name, version);
    });
  }

  @Override
  public ModelVersion moveVersion(
      String name, int version, ModelStage stage, boolean archiveOthers) {
    return writer.write(scope -> {
      Session session = scope.session();
      long now = clock.millis();
      long model = RegisteredModelTable.requireRow(session, name);
      long row = ModelVersionTable.requireRow(session, name, version);
      if (archiveOthers) {
        archive(session, model, row, stage, now);
      }
      session.update(
          "UPDATE model_version SET stage = ?, last_update_time = ? WHERE id = ?",
          stage.word(),
          now,
          row);
      RegisteredModelTable.touch(session, model, now);
      return ModelVersionTable.require(session, name, version);
    });
  }

  private static void archive(Session session, long model, long except, ModelStage from, long now)
      throws SQLException {
    session.update(
        "UPDATE model_version SET stage = ?, last_update_time = ?"
            + " WHERE model_id = ? AND stage = ? AND id <> ?",
        ModelStage.ARCHIVED.word(),
        now,
        model,
        from.word(),
        except);
  }

  @Override
  public void deleteVersion(String name, int version) {
    writer.run(scope -> {
      Session session = scope.session();
      long row = ModelVersionTable.requireRow(session, name, version);
      session.update("DELETE FROM model_version WHERE id = ?", row);
      RegisteredModelTable.touch(
          session, RegisteredModelTable.requireRow(session, name), clock.millis());
    });
  }

  @Override
  public Page<ModelVersion> searchVersions(ModelSearch search) {
    List<ModelVersion> found =
        readers.read(ModelVersionTable::all).stream()
            .map(ModelVersionRow::new)
            .filter(row -> matches(row, search.filter()))
            .sorted(search.order().comparator(ModelVersionRow.BY_NAME_NEWEST_FIRST))
            .map(ModelVersionRow::version)
            .toList();
    return search.page().of(found);
  }

  @Override
  public void setVersionTag(String name, int version, Tag tag) {
    writer.run(scope -> {
      long row = ModelVersionTable.requireRow(scope.session(), name, version);
      ModelVersionTable.TAGS.put(scope.session(), row, tag);
    });
  }

  @Override
  public void deleteVersionTag(String name, int version, String key) {
    writer.run(scope -> {
      long row = ModelVersionTable.requireRow(scope.session(), name, version);
      ModelVersionTable.TAGS.delete(scope.session(), row, key);
    });
  }
}
