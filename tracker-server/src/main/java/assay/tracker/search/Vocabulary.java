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
import java.util.stream.Stream;

/** The fields that one kind of row has. */
public final class Vocabulary {

  public static final Vocabulary RUNS =
      new Vocabulary(
          Set.of(FieldKind.values()),
          Set.of("run_id", "run_name", "user_id", "status", "artifact_uri"),
          Set.of("start_time", "end_time"),
          Set.of(),
          Map.of("run name", "run_name", "run_uuid", "run_id", "created", "start_time"));

  /** Fields of runs in our own API. */
  public static final Vocabulary ASSAY_RUNS =
      new Vocabulary(
          RUNS.kinds,
          Set.of("run_id", "run_name", "experiment_id", "user_id", "status", "artifact_uri"),
          RUNS.numbers,
          RUNS.numbersToSortBy,
          RUNS.aliases);

  public static final Vocabulary EXPERIMENTS =
      new Vocabulary(
          Set.of(FieldKind.TAG, FieldKind.ATTRIBUTE),
          Set.of("name"),
          Set.of("creation_time", "last_update_time"),
          Set.of("experiment_id"),
          Map.of());

  public static final Vocabulary REGISTERED_MODELS =
      new Vocabulary(
          Set.of(FieldKind.TAG, FieldKind.ATTRIBUTE),
          Set.of("name"),
          Set.of(),
          Set.of("creation_timestamp", "last_updated_timestamp"),
          Map.of("timestamp", "last_updated_timestamp"));

  public static final Vocabulary MODEL_VERSIONS =
      new Vocabulary(
          Set.of(FieldKind.TAG, FieldKind.ATTRIBUTE),
          Set.of("name", "run_id", "source_path"),
          Set.of("version_number"),
          Set.of("creation_timestamp", "last_updated_timestamp"),
          Map.of());

  public static final Vocabulary LOGGED_MODELS =
      new Vocabulary(
          Set.of(FieldKind.METRIC, FieldKind.PARAM, FieldKind.TAG, FieldKind.ATTRIBUTE),
          Set.of("name", "model_id", "model_type", "status", "source_run_id"),
          Set.of("creation_timestamp", "last_updated_timestamp"),
          Set.of(),
          Map.of(
              "creation_time",
              "creation_timestamp",
              "last_updated_time",
              "last_updated_timestamp"));

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

  static final Set<String> DATASET_FIELDS =
      Collections.unmodifiableSet(new TreeSet<>(Set.of("context", "digest", "name")));

  private final Set<FieldKind> kinds;
  private final Set<String> texts;
  private final Set<String> numbers;
  private final Set<String> numbersToSortBy;
  private final Map<String, String> aliases;

  /**
   * @param aliases other names, in lower case
   */
  private Vocabulary(
      Set<FieldKind> kinds,
      Set<String> texts,
      Set<String> numbers,
      Set<String> numbersToSortBy,
      Map<String, String> aliases) {
    this.kinds = kinds;
    this.texts = texts;
    this.numbers = numbers;
    this.numbersToSortBy = numbersToSortBy;
    this.aliases = aliases;
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
    String name = aliases.getOrDefault(written.toLowerCase(Locale.ROOT), written);
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
    return Stream.of("metrics", "params", "tags", "attributes", "datasets")
        .filter(prefix -> findKind(prefix).isPresent())
        .toList();
  }
}
