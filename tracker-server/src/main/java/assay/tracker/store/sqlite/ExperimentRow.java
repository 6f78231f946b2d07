// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.Experiment;
import assay.tracker.model.Tag;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import java.util.Comparator;
import java.util.Optional;
import java.util.OptionalDouble;

/** An experiment as the search sees it. */
record ExperimentRow(Experiment experiment) implements Row {

  static final Comparator<ExperimentRow> NEWEST_FIRST =
      Comparator.<ExperimentRow>comparingLong(row -> row.experiment.creationTime())
          .thenComparingLong(ExperimentRow::number)
          .reversed();

  private long number() {
    return ExperimentTable.rowId(experiment.id());
  }

  @Override
  public Optional<String> text(Field field) {
    if (field.kind() == FieldKind.TAG) {
      return experiment.tags().stream()
          .filter(tag -> tag.key().equals(field.name()))
          .map(Tag::value)
          .findFirst();
    }
    return field.name().equals("name") ? Optional.of(experiment.name()) : Optional.empty();
  }

  @Override
  public OptionalDouble number(Field field) {
    return switch (field.name()) {
      case "creation_time" -> OptionalDouble.of((double) experiment.creationTime());
      case "last_update_time" -> OptionalDouble.of((double) experiment.lastUpdateTime());
      case "experiment_id" -> OptionalDouble.of((double) number());
      default -> OptionalDouble.empty();
    };
  }
}
