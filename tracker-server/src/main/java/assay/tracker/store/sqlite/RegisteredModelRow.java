// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.store.sqlite;

import assay.tracker.model.RegisteredModel;
import assay.tracker.model.Tag;
import assay.tracker.search.Field;
import assay.tracker.search.FieldKind;
import assay.tracker.search.Row;
import assay.tracker.store.ModelRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** A registered model as the search sees it. */
record RegisteredModelRow(RegisteredModel model) implements Row {

  static final Comparator<RegisteredModelRow> BY_NAME =
      Comparator.comparing(row -> row.model.name());

  @Override
  public Optional<String> text(Field field) {
    if (field.kind() == FieldKind.TAG) {
      return tag(model.tags(), field.name());
    }
    return field.name().equals("name") ? Optional.of(model.name()) : Optional.empty();
  }

  /** What has no tag that says otherwise is no prompt. */
  static Optional<String> tag(List<Tag> tags, String key) {
    return tags.stream()
        .filter(tag -> tag.key().equals(key))
        .map(Tag::value)
        .findFirst()
        .or(() -> key.equals(ModelRegistry.PROMPT_TAG) ? Optional.of("false") : Optional.empty());
  }

  @Override
  public OptionalDouble number(Field field) {
    return switch (field.name()) {
      case "creation_timestamp" -> OptionalDouble.of((double) model.creationTime());
      case "last_updated_timestamp" -> OptionalDouble.of((double) model.lastUpdateTime());
      default -> OptionalDouble.empty();
    };
  }
}
