// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Fields;
import assay.runner.spec.Shape.Setting;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One kind of document ({@code kind:}).
 *
 * @param document its keys
 * @param paths the same by path
 * @param variedPart the sections that trials may differ in
 * @param searchable the paths that a search may name, with all below them
 * @param ofATrial the paths that a resolved trial holds, in their order
 * @param comparable what a forbidden combination may name beside the paths of the document
 */
record Grammar(
    Fields document,
    LanguagePaths paths,
    Fields variedPart,
    List<String> searchable,
    List<String> ofATrial,
    Map<String, Shape> comparable) {

  static final Grammar TRAINING =
      new Grammar(
          Language.DOCUMENT,
          LanguagePaths.TRAINING,
          part(Language.DOCUMENT, List.of("preprocess", "model", "train")),
          List.of("model", "train", "preprocess"),
          List.of(
              "kind",
              "seed",
              "task",
              "data",
              "split",
              "preprocess",
              "target_transform",
              "model",
              "train",
              "evaluate",
              "execute.threads_per_fit"),
          Map.of());

  static final Grammar BENCHMARK =
      new Grammar(
          BenchmarkLanguage.DOCUMENT,
          new LanguagePaths(BenchmarkLanguage.DOCUMENT),
          BenchmarkLanguage.VARIED_PART,
          List.of("model", "engine", "input", "execute.target", "execute.threads"),
          List.of(
              "kind",
              "seed",
              "model",
              "engine",
              "input",
              "execute.target",
              "execute.threads",
              "scenario",
              "measure"),
          Map.of("scenario", new Shape.Text(), "scenario.rate", BenchmarkLanguage.POSITIVE));

  /** The kinds as users write them. */
  static final List<String> KINDS = List.of("train", "benchmark");

  static Grammar named(String kind) {
    return kind.equals("benchmark") ? BENCHMARK : TRAINING;
  }

  /** The kind that a document says it is; a training where it says nothing that is known. */
  static Grammar of(Written written) {
    return isBenchmark(written) ? BENCHMARK : TRAINING;
  }

  static boolean isBenchmark(Written written) {
    return kind(written).filter("benchmark"::equals).isPresent();
  }

  private static Optional<String> kind(Written written) {
    return written instanceof Written.Fields map
        ? Optional.ofNullable(map.fields().get("kind")).flatMap(field -> text(field.value()))
        : Optional.empty();
  }

  private static Optional<String> text(Written written) {
    return written instanceof Written.Scalar(JsonNode value, Place place)
        ? Optional.ofNullable(value.textValue())
        : Optional.empty();
  }

  /** The other kind, if that one has such a section and this one has not. */
  Optional<String> kindWith(String section) {
    return KINDS.stream()
        .filter(kind -> !named(kind).equals(this))
        .filter(kind -> isSection(named(kind).document(), section))
        .filter(kind -> !isSection(document, section))
        .findFirst();
  }

  private static boolean isSection(Fields document, String name) {
    return document.key(name).filter(key -> !(key.shape() instanceof Shape.Later)).isPresent();
  }

  /** The sections that trials may differ in. */
  List<String> varied() {
    return variedPart.keys().stream().map(Setting::name).toList();
  }

  boolean isSearchable(String path) {
    return searchable.stream().anyMatch(root -> path.equals(root) || Paths.isUnder(path, root));
  }

  private static Fields part(Fields document, List<String> sections) {
    Stream<Setting> keys = document.keys().stream().filter(key -> sections.contains(key.name()));
    return new Fields(keys.toList());
  }
}
