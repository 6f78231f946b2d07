// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Lays {@code --set path=value} over a document; problems name the file {@code --set}. */
final class Overrides {
  private static final String FILE = "--set";
  private static final String SPACE = "search.space.";
  private static final List<String> OF_A_DIMENSION = List.of("values", "range", "log", "when");

  private final Problems problems;
  private final Grammar grammar;
  private final Collection<String> searched;

  /**
   * @param searched paths whose declared value no trial uses
   */
  Overrides(Problems problems, Grammar grammar, Collection<String> searched) {
    this.problems = problems;
    this.grammar = grammar;
    this.searched = searched;
  }

  Written apply(Written document, Map<String, String> overrides) {
    Written result = document;
    for (Map.Entry<String, String> override : overrides.entrySet()) {
      String path = override.getKey();
      Position origin = new Position(1, path.length() + 2);
      Optional<Written> value = YamlText.parseValue(FILE, origin, override.getValue(), problems);
      Optional<List<String>> keys = keys(path);
      if (keys.isPresent() && value.isPresent() && isUseful(path)) {
        result = Merge.over(grammar.document(), result, nested(keys.get(), value.get()));
      }
    }
    return result;
  }

  private Optional<List<String>> keys(String path) {
    if (path.equals("extends")) {
      problems.add(
          FILE,
          Position.START,
          ProblemCode.E104_NOT_ALLOWED,
          "`extends` works in files only.",
          "Write it into a file of its own.");
      return Optional.empty();
    }
    List<String> keys =
        path.startsWith(SPACE)
            ? inSpace(path.substring(SPACE.length()))
            : List.of(path.split("\\.", -1));
    String known = path.startsWith(SPACE) ? keys.get(2) : path;
    if (grammar.paths().shape(known).isPresent()) {
      return Optional.of(keys);
    }
    problems.add(
        FILE,
        Position.START,
        ProblemCode.E101_UNKNOWN_KEY,
        "`%s` is not a path of the language.".formatted(Quoted.shortened(path)),
        new UnknownKey(grammar.paths()).advice(path));
    return Optional.empty();
  }

  /** A searched path is one key, dots and all. */
  private static List<String> inSpace(String path) {
    String last = Paths.last(path);
    return OF_A_DIMENSION.contains(last)
        ? List.of("search", "space", Paths.parent(path), last)
        : List.of("search", "space", path);
  }

  private boolean isUseful(String path) {
    if (!searched.contains(path)) {
      return true;
    }
    problems.add(
        FILE,
        Position.START,
        ProblemCode.E110_UNUSED_PARAMETER,
        "`%s` is searched, so no trial would use this value.".formatted(path),
        "Use `--set '%s%s={values: [...]}'`.".formatted(SPACE, path));
    return false;
  }

  private static Written nested(List<String> keys, Written value) {
    Written nested = value;
    for (String key : keys.reversed()) {
      Map<String, Written.Field> fields = new LinkedHashMap<>();
      fields.put(key, new Written.Field(new Place(FILE, Position.START), nested));
      nested = new Written.Fields(fields, value.place());
    }
    return nested;
  }
}
