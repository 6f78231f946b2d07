// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.ModelVersion;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/** A version of a registered model as the search sees it. */
record ModelVersionRow(ModelVersion version) implements Row {

  static final Comparator<ModelVersionRow> BY_NAME_NEWEST_FIRST =
      Comparator.<ModelVersionRow, String>comparing(row -> row.version.name())
          .thenComparing(row -> row.version.version(), Comparator.reverseOrder());

  @Override
  public Optional<String> text(Field field) {
    if (field.kind() == FieldKind.TAG) {
      return RegisteredModelRow.tag(version.tags(), field.name());
    }
    return switch (field.name()) {
      case "name" -> Optional.of(version.name());
      case "run_id" -> Optional.of(version.runId());
      case "source_path" -> Optional.of(version.source());
      default -> Optional.empty();
    };
  }

  @Override
  public OptionalDouble number(Field field) {
    return switch (field.name()) {
      case "version_number" -> OptionalDouble.of(version.version());
      case "creation_timestamp" -> OptionalDouble.of((double) version.creationTime());
      case "last_updated_timestamp" -> OptionalDouble.of((double) version.lastUpdateTime());
      default -> OptionalDouble.empty();
    };
  }
}
