// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.search;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The fields that one kind of row has. */
public final class Vocabulary {

  public static final Vocabulary RUNS =
      new Vocabulary(
          Set.of(FieldKind.values()),
          Set.of("run_id", "run_name", "user_id", "status", "artifact_uri"),
          Set.of("start_time", "end_time"),
          Set.of());

  /** Fields of runs in our own API. */
  public static final Vocabulary ASSAY_RUNS =
      new Vocabulary(
          RUNS.kinds,
          Set.of("run_id", "run_name", "experiment_id", "user_id", "status", "artifact_uri"),
          RUNS.numbers,
          RUNS.numbersToSortBy);

  public static final Vocabulary EXPERIMENTS =
      new Vocabulary(
          Set.of(FieldKind.TAG, FieldKind.ATTRIBUTE),
          Set.of("name"),
          Set.of("creation_time", "last_update_time"),
          Set.of("experiment_id"));

  private static final Map<String, FieldKind> PREFIXES =
      Map.ofEntries(
          Map.entry("metrics", FieldKind.METRIC),
          Map.entry("metric", FieldKind.METRIC),
          Map.entry("params", FieldKind.PARAM),
          Map.entry("param", FieldKind.PARAM),
          Map.entry("parameters", FieldKind.PARAM),
          Map.entry("parameter", FieldKind.PARAM),
          Map.entry("tags", FieldKind.TAG),
          Map.entry("tag", FieldKind.TAG),
          Map.entry("attributes", FieldKind.ATTRIBUTE),
          Map.entry("attribute", FieldKind.ATTRIBUTE),
          Map.entry("attr", FieldKind.ATTRIBUTE),
          Map.entry("run", FieldKind.ATTRIBUTE),
          Map.entry("datasets", FieldKind.DATASET),
          Map.entry("dataset", FieldKind.DATASET));

  /** Older names, in lower case; no experiment has an attribute that they stand for. */
  private static final Map<String, String> ALIASES =
      Map.of("run name", "run_name", "run_uuid", "run_id", "created", "start_time");

  static final Set<String> DATASET_FIELDS =
      Collections.unmodifiableSet(new TreeSet<>(Set.of("context", "digest", "name")));

  private final Set<FieldKind> kinds;
  private final Set<String> texts;
  private final Set<String> numbers;
  private final Set<String> numbersToSortBy;

  private Vocabulary(
      Set<FieldKind> kinds, Set<String> texts, Set<String> numbers, Set<String> numbersToSortBy) {
    this.kinds = kinds;
    this.texts = texts;
    this.numbers = numbers;
    this.numbersToSortBy = numbersToSortBy;
  }

  /** The kind of field that a prefix such as {@code metrics} announces here. */
  Optional<FieldKind> findKind(String prefix) {
    return Optional.ofNullable(PREFIXES.get(prefix)).filter(kinds::contains);
  }

  /** The field of that name, or nothing if there is no such attribute. */
  Optional<Field> findField(FieldKind kind, String name, boolean forSorting) {
    return switch (kind) {
      case METRIC -> Optional.of(new Field(kind, name, true));
      case PARAM, TAG -> Optional.of(new Field(kind, name, false));
      case DATASET ->
          DATASET_FIELDS.contains(name)
              ? Optional.of(new Field(kind, name, false))
              : Optional.empty();
      case ATTRIBUTE -> findAttribute(name, forSorting);
    };
  }

  private Optional<Field> findAttribute(String written, boolean forSorting) {
    String name = ALIASES.getOrDefault(written.toLowerCase(Locale.ROOT), written);
    if (texts.contains(name)) {
      return Optional.of(new Field(FieldKind.ATTRIBUTE, name, false));
    }
    boolean number = numbers.contains(name) || (forSorting && numbersToSortBy.contains(name));
    return number ? Optional.of(new Field(FieldKind.ATTRIBUTE, name, true)) : Optional.empty();
  }

  /** For messages. */
  Set<String> attributes() {
    Set<String> all = new TreeSet<>(texts);
    all.addAll(numbers);
    return all;
  }

  /** For messages. */
  List<String> prefixes() {
    return kinds.contains(FieldKind.METRIC)
        ? List.of("metrics", "params", "tags", "attributes", "datasets")
        : List.of("tags", "attributes");
  }
}
