// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML 1.2 (core schema) into a {@link Written} tree. Text that is not YAML, or that is made
 * to exhaust a reader (aliases of aliases, bottomless nesting), is a problem like any other.
 */
final class YamlText {
  static final int MAX_CHARACTERS = 250_000;
  private static final int MAX_DEPTH = 50;
  private static final int MAX_NODES = 200_000;

  private final String file;
  private final Position origin;
  private final Problems problems;
  private int nodes;

  private YamlText(String file, Position origin, Problems problems) {
    this.file = file;
    this.origin = origin;
    this.problems = problems;
  }

  /** Empty if there is a problem of syntax. */
  static Optional<Written> parse(String file, String text, Problems problems) {
    return new YamlText(file, Position.START, problems).parse(text);
  }

  /**
   * The value of one command-line override.
   *
   * @param origin where the text begins
   */
  static Optional<Written> parseValue(
      String file, Position origin, String text, Problems problems) {
    return new YamlText(file, origin, problems).parse(text);
  }

  private Optional<Written> parse(String text) {
    if (text.length() > MAX_CHARACTERS) {
      problems.add(
          file,
          origin,
          ProblemCode.E100_SYNTAX,
          "The document is longer than %d characters.".formatted(MAX_CHARACTERS));
      return Optional.empty();
    }
    LoadSettings settings =
        LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(MAX_CHARACTERS)
            .setMaxAliasesForCollections(50)
            .setAllowNonScalarKeys(true)
            .build();
    try {
      requireShallow(new Parse(settings).parseString(text));
      Optional<Node> root = new Compose(settings).composeString(text);
      if (root.isEmpty()) {
        throw new Refused(
            origin, "There is nothing but comments and white space here. Begin with `assay: 1`.");
      }
      return Optional.of(written(root.get(), 0));
    } catch (Refused refused) {
      problems.add(file, refused.position, ProblemCode.E100_SYNTAX, refused.message);
    } catch (ReaderException e) {
      problems.add(file, position(text, e.getPosition()), ProblemCode.E100_SYNTAX, unreadable(e));
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      YamlMistake mistake = YamlMistake.of(e);
      problems.add(
          new Place(file, mark.map(this::position).orElse(origin)),
          ProblemCode.E100_SYNTAX,
          mistake.message(),
          mistake.advice());
    } catch (YamlEngineException e) {
      YamlMistake mistake = YamlMistake.of(e);
      problems.add(file, origin, ProblemCode.E100_SYNTAX, mistake.message(), mistake.advice());
    }
    return Optional.empty();
  }

  /** Composing recurses, so the depth is checked on the flat list of events before. */
  private void requireShallow(Iterable<Event> events) {
    int depth = 0;
    for (Event event : events) {
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        throw new Refused(place(event.getStartMark()), tooDeep());
      } else if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
  }

  private Written written(Node node, int depth) {
    Place place = new Place(file, place(node.getStartMark()));
    if (depth > MAX_DEPTH) {
      throw new Refused(place.position(), tooDeep());
    }
    if (++nodes > MAX_NODES) {
      throw new Refused(place.position(), "The document holds more than 200000 values.");
    }
    return switch (node) {
      case ScalarNode scalar -> new Written.Scalar(value(scalar, place), place);
      case SequenceNode list -> items(list, place, depth);
      case MappingNode map -> fields(map, place, depth);
      default -> throw new Refused(place.position(), "An alias stands where none can.");
    };
  }

  private Written items(SequenceNode list, Place place, int depth) {
    requireTag(list, Tag.SEQ, place);
    List<Written> items = new ArrayList<>();
    for (Node item : list.getValue()) {
      items.add(written(item, depth + 1));
    }
    return new Written.Items(items, place);
  }

  private Written fields(MappingNode map, Place place, int depth) {
    requireTag(map, Tag.MAP, place);
    Map<String, Written.Field> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : map.getValue()) {
      Place at = new Place(file, place(tuple.getKeyNode().getStartMark()));
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        throw new Refused(at.position(), "A key must be text, not a list or a map.");
      }
      Written.Field field = new Written.Field(at, written(tuple.getValueNode(), depth + 1));
      if (fields.putIfAbsent(key.getValue(), field) != null) {
        problems.add(
            at,
            ProblemCode.E100_SYNTAX,
            "`%s` is given twice; which one is meant?".formatted(Quoted.shortened(key.getValue())),
            "Leave one of them out.");
      }
    }
    return new Written.Fields(fields, place);
  }

  private static void requireTag(Node node, Tag expected, Place place) {
    if (!node.getTag().equals(expected)) {
      throw new Refused(place.position(), unknownTag(node));
    }
  }

  private static JsonNode value(ScalarNode scalar, Place place) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.STR)) {
      return json.textNode(scalar.getValue());
    }
    try {
      if (tag.equals(Tag.NULL)) {
        return json.nullNode();
      } else if (tag.equals(Tag.BOOL)) {
        return json.booleanNode(YamlNumbers.truth(scalar.getValue()));
      } else if (tag.equals(Tag.INT)) {
        return YamlNumbers.whole(scalar.getValue());
      } else if (tag.equals(Tag.FLOAT)) {
        return YamlNumbers.real(scalar.getValue());
      }
    } catch (NumberFormatException e) {
      throw new Refused(
          place.position(), "%s is not a number.".formatted(Quoted.text(scalar.getValue())));
    }
    throw new Refused(place.position(), unknownTag(scalar));
  }

  private static String unknownTag(Node node) {
    return "The tag %s has no meaning here.".formatted(Quoted.text(node.getTag().getValue()));
  }

  private static String tooDeep() {
    return "The document is nested more than 50 levels deep.";
  }

  private Position place(Optional<Mark> mark) {
    return mark.map(this::position).orElse(origin);
  }

  private Position position(Mark mark) {
    return shifted(mark.getLine(), mark.getColumn());
  }

  private Position position(String text, int codePoints) {
    int end =
        text.offsetByCodePoints(0, Math.min(codePoints, text.codePointCount(0, text.length())));
    String before = text.substring(0, end);
    int lineStart = before.lastIndexOf('\n') + 1;
    return shifted(
        (int) before.chars().filter(c -> c == '\n').count(), before.length() - lineStart);
  }

  private Position shifted(int line, int column) {
    return line == 0
        ? new Position(origin.line(), origin.column() + column)
        : new Position(origin.line() + line, column + 1);
  }

  private static String unreadable(ReaderException e) {
    return "The character U+%04X may not stand in a YAML file.".formatted(e.getCodePoint());
  }

  /** Ends the reading of a document; caught above. */
  private static final class Refused extends RuntimeException {
    private final transient Position position;
    private final String message;

    Refused(Position position, String message) {
      super(message, null, false, false);
      this.position = position;
      this.message = message;
    }
  }
}
