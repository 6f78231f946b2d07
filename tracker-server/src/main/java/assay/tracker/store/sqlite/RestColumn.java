// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.DatasetInput;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of runs that searches name seldom: they are read when one does. */
final class RestColumn {

  private static final String ARTIFACT_URI = "SELECT id, artifact_uri FROM run";
  private static final String CONTEXT =
      "SELECT i.run_id, t.value FROM run_dataset i JOIN run_dataset_tag t"
          + " ON t.run_dataset_id = i.id AND t.key = '"
          + DatasetInput.CONTEXT
          + "'";

  private RestColumn() {}

  /** What gives the rows of runs and their texts; absent for a field of another kind. */
  static Optional<String> sql(Field field) {
    if (field.kind() == FieldKind.DATASET) {
      return Optional.of(field.name().equals("context") ? CONTEXT : ofDataset(field.name()));
    }
    boolean uri = field.kind() == FieldKind.ATTRIBUTE && field.name().equals("artifact_uri");
    return uri ? Optional.of(ARTIFACT_URI) : Optional.empty();
  }

  /**
   * @param column the name or the digest
   */
  private static String ofDataset(String column) {
    return "SELECT i.run_id, d.%s FROM run_dataset i JOIN dataset d ON d.id = i.dataset_id"
        .formatted(column);
  }

  /** The texts of each row. */
  static Work<Session, Map<Integer, List<String>>> read(String sql) {
    return session -> {
      Map<Integer, List<String>> texts = new HashMap<>();
      session.each(
          sql,
          row ->
              texts.computeIfAbsent(row.getInt(1), id -> new ArrayList<>()).add(row.getString(2)));
      return texts;
    };
  }
}
