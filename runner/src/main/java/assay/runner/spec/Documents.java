// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Loads an experiment's file and what it extends, and lays them over each other. */
final class Documents {
  private final Problems problems;
  private final List<Path> open = new ArrayList<>();
  private boolean whole = true;

  Documents(Problems problems) {
    this.problems = problems;
  }

  /** Whether everything that is extended could be read; otherwise nobody knows what is missing. */
  boolean isWhole() {
    return whole;
  }

  /** The text of a file; a problem if there is none, or if it is too long to be an experiment. */
  Optional<String> text(String file, Path path, Place mention) {
    try {
      if (Files.isRegularFile(path) && Files.size(path) > 4L * YamlText.MAX_CHARACTERS) {
        problems.add(
            mention, ProblemCode.E100_SYNTAX, "%s is too long for an experiment.".formatted(file));
        return Optional.empty();
      }
      return decoded(file, Files.readAllBytes(path));
    } catch (IOException e) {
      problems.add(
          mention,
          ProblemCode.E105_FILE_NOT_FOUND,
          "%s %s.".formatted(file, Files.exists(path) ? "cannot be read" : "does not exist"));
    }
    return Optional.empty();
  }

  private Optional<String> decoded(String file, byte[] bytes) {
    CharBuffer out = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
    String text = out.flip().toString();
    if (result.isError()) {
      int line = (int) text.chars().filter(c -> c == '\n').count();
      int column = text.length() - (text.lastIndexOf('\n') + 1);
      problems.add(
          file,
          new Position(line + 1, column + 1),
          ProblemCode.E100_SYNTAX,
          "The file is not UTF-8 text.",
          "Save it as UTF-8.");
      return Optional.empty();
    }
    return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** The document with everything it extends; {@code extends} itself is gone. */
  Optional<Written> compose(String file, Path path, String text) {
    open.add(path.toAbsolutePath().normalize());
    Optional<Written> written = YamlText.parse(file, text, problems);
    if (written.isEmpty() || !(written.get() instanceof Written.Fields map)) {
      return written;
    }
    Written.Field link = map.fields().get("extends");
    return link == null ? written : extended(file, path, map, link);
  }

  private Optional<Written> extended(
      String file, Path path, Written.Fields map, Written.Field link) {
    Map<String, Written.Field> own = new LinkedHashMap<>(map.fields());
    own.remove("extends");
    Written.Fields child = new Written.Fields(own, map.place());
    Place place = link.value().place();
    if (!(link.value() instanceof Written.Scalar(JsonNode name, Place at)) || !name.isTextual()) {
      new ScalarChecker(problems)
          .wrongType(new Shape.Text(), link.value(), Spot.ROOT.child("extends"));
      return Optional.of(child);
    }
    Optional<Path> parent = sibling(path, name.textValue());
    if (parent.isEmpty() || open.contains(parent.get().toAbsolutePath().normalize())) {
      whole = false;
      problems.add(
          place,
          parent.isEmpty() ? ProblemCode.E105_FILE_NOT_FOUND : ProblemCode.E104_NOT_ALLOWED,
          parent.isEmpty()
              ? "%s is not a file name.".formatted(Quoted.text(name.textValue()))
              : "`extends: %s` leads back to a file that is being extended."
                  .formatted(Quoted.shortened(name.textValue())));
      return Optional.of(child);
    }
    return Optional.of(below(shown(file, name.textValue()), parent.get(), place, child, path));
  }

  private Written below(String file, Path parent, Place mention, Written child, Path childPath) {
    Optional<Written> below =
        text(file, parent, mention).flatMap(text -> compose(file, parent, text));
    whole = whole && below.isPresent();
    return below
        .map(written -> relocated(written, parent, childPath))
        .map(written -> Merge.over(grammar(child, written).document(), written, child))
        .orElse(child);
  }

  /** The kind may be said by either file. */
  private static Grammar grammar(Written child, Written parent) {
    return Grammar.isBenchmark(child) ? Grammar.BENCHMARK : Grammar.of(parent);
  }

  private static Optional<Path> sibling(Path path, String name) {
    try {
      return Optional.of(path.resolveSibling(name));
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  /** A file beside another one, as the user would name it. */
  private static String shown(String file, String name) {
    int slash = file.lastIndexOf('/');
    return name.startsWith("/") ? name : file.substring(0, slash + 1) + name;
  }

  /** Paths in a file are relative to that file; this makes them relative to another one. */
  private static Written relocated(Written written, Path from, Path to) {
    Path here = directory(to);
    Path there = directory(from);
    if (here.equals(there)) {
      return written;
    }
    Written folds = at(written, List.of("split", "outer", "file"), f -> moved(f, here, there));
    return at(
        at(folds, List.of("model", "file"), f -> moved(f, here, there)),
        List.of("data", "source"),
        source ->
            source.startsWith("csv:") ? "csv:" + moved(source.substring(4), here, there) : source);
  }

  private static Path directory(Path file) {
    Path parent = file.toAbsolutePath().normalize().getParent();
    return parent == null ? file.toAbsolutePath().getRoot() : parent;
  }

  private static String moved(String name, Path here, Path there) {
    try {
      Path path = Path.of(name);
      return path.isAbsolute() ? name : here.relativize(there.resolve(path)).toString();
    } catch (IllegalArgumentException e) {
      return name;
    }
  }

  private static Written at(Written written, List<String> path, UnaryOperator<String> change) {
    if (path.isEmpty()) {
      return written instanceof Written.Scalar(JsonNode value, Place place) && value.isTextual()
          ? new Written.Scalar(
              JsonNodeFactory.instance.textNode(change.apply(value.textValue())), place)
          : written;
    }
    if (!(written instanceof Written.Fields map)) {
      return written;
    }
    Map<String, Written.Field> fields = new LinkedHashMap<>(map.fields());
    fields.computeIfPresent(
        path.getFirst(),
        (key, field) ->
            new Written.Field(
                field.keyPlace(), at(field.value(), path.subList(1, path.size()), change)));
    return new Written.Fields(fields, map.place());
  }
}
