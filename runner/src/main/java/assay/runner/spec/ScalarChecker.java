// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import assay.runner.spec.Shape.Real;
import assay.runner.spec.Shape.Whole;
import assay.runner.spec.Shape.Word;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Checks single values and brings them into one form, so that values that mean the same are equal:
 * {@code 64.0} where a whole number is wanted is 64, {@code 1} where a real is wanted is 1.0.
 */
final class ScalarChecker {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final double EXACT = 9007199254740991.0;

  private final Problems problems;

  ScalarChecker(Problems problems) {
    this.problems = problems;
  }

  Optional<JsonNode> whole(Whole shape, Written written, Spot spot) {
    Optional<Double> number = number(written);
    if (number.isEmpty() || number.get() != Math.rint(number.get())) {
      return wrongType(shape, written, spot);
    }
    double value = number.get();
    if (value > shape.max() && shape.max() > shape.min()) {
      Optional<String> most = Optional.of("The largest is %d.".formatted(shape.max()));
      return refuse(ProblemCode.E104_NOT_ALLOWED, shape, written, spot, most);
    }
    if (Math.abs(value) > EXACT || value < shape.min() || value > shape.max()) {
      return notAllowed(shape, written, spot);
    }
    return Optional.of(integer((long) value));
  }

  Optional<JsonNode> real(Real shape, Written written, Spot spot) {
    Optional<Double> number = number(written);
    if (number.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    double value = number.get();
    if (!Double.isFinite(value) || !shape.allowed().test(value)) {
      return notAllowed(shape, written, spot);
    }
    return Optional.of(JSON.numberNode(value + 0.0));
  }

  Optional<JsonNode> flag(Shape.Flag shape, Written written, Spot spot) {
    return written instanceof Written.Scalar(JsonNode value, Place place) && value.isBoolean()
        ? Optional.of(value)
        : wrongType(shape, written, spot);
  }

  /** Text; numbers and truth values are refused, since quotes would change what they mean. */
  Optional<JsonNode> text(Shape shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    return text.get().isBlank()
        ? notAllowed(shape, written, spot)
        : Optional.of(JSON.textNode(text.get()));
  }

  Optional<JsonNode> symbol(Shape.Symbol shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    boolean usable = text.get().length() == 1 && !text.get().matches("[\\r\\n\\p{Alnum}]");
    return usable ? text.map(JSON::textNode) : notAllowed(shape, written, spot);
  }

  Optional<JsonNode> anyText(Shape.AnyText shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    return text.isPresent() ? text.map(JSON::textNode) : wrongType(shape, written, spot);
  }

  Optional<JsonNode> numberOrText(Shape.NumberOrText shape, Written written, Spot spot) {
    return number(written).isPresent()
        ? real(new Real("", value -> true), written, spot)
        : text(shape, written, spot);
  }

  Optional<JsonNode> encoding(Shape.Encoding shape, Written written, Spot spot) {
    Optional<String> name = text(written);
    if (name.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    return name.get().matches("[A-Za-z0-9][A-Za-z0-9_.:+-]*") && Charset.isSupported(name.get())
        ? Optional.of(JSON.textNode(Charset.forName(name.get()).name()))
        : notAllowed(shape, written, spot);
  }

  Optional<JsonNode> columnType(Shape.ColumnNames shape, Written written, Spot spot) {
    Optional<String> word = text(written);
    if (word.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    return Shape.ColumnNames.TYPES.contains(word.get())
        ? word.map(JSON::textNode)
        : notAllowed(shape, written, spot);
  }

  Optional<JsonNode> word(Word shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    String word = text.get();
    if (shape.words().contains(word)) {
      return Optional.of(JSON.textNode(word));
    }
    String nearest = shape.later().get(word);
    return nearest != null
        ? later(written, spot, word, "Use `%s`.".formatted(nearest))
        : unknownWord(shape, written, spot, Nearest.of(word, shape.words()));
  }

  Optional<JsonNode> metric(Shape.Metric shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    String name = text.get();
    if (MetricNames.isComputed(name)) {
      return Optional.of(JSON.textNode(name));
    }
    return MetricNames.isKnown(name)
        ? later(written, spot, name, "Use `%s`.".formatted(MetricNames.nearest(name)))
        : unknownWord(shape, written, spot, MetricNames.meant(name));
  }

  Optional<JsonNode> source(Shape.Source shape, Written written, Spot spot) {
    String text = text(written).orElse("");
    int colon = text.indexOf(':');
    String scheme = text.substring(0, Math.max(0, colon));
    String rest = text.substring(colon + 1);
    return switch (scheme) {
      case "builtin" -> builtin(rest, written);
      case "folder", "idx" -> later(written, spot, scheme + ":", "Use a table: \"csv:PATH\".");
      default -> table(shape, written, spot);
    };
  }

  private Optional<JsonNode> table(Shape.Source shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    if (text.get().matches("csv:.*\\S.*")) {
      return text.map(JSON::textNode);
    }
    Optional<String> advice =
        text.filter(path -> path.endsWith(".csv") && !path.contains("://"))
            .map(path -> "Write \"csv:%s\".".formatted(Quoted.shortened(path)));
    return refuse(ProblemCode.E104_NOT_ALLOWED, shape, written, spot, advice);
  }

  private Optional<JsonNode> builtin(String name, Written written) {
    if (BuiltinData.TARGETS.containsKey(name)) {
      return Optional.of(JSON.textNode("builtin:" + name));
    }
    problems.add(
        written.place(),
        ProblemCode.E104_NOT_ALLOWED,
        "There is no built-in data set %s.".formatted(Quoted.text(name)),
        "Use \"builtin:%s\"."
            .formatted(Nearest.of(name, BuiltinData.TARGETS.keySet()).orElse("iris")));
    return Optional.empty();
  }

  Optional<JsonNode> target(Shape.Target shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isPresent() && text.get().matches("gpu:\\d+|gpu")) {
      return later(written, spot, text.get(), "Use `cpu`.");
    }
    return word(new Word(List.of("cpu"), Map.of()), written, spot);
  }

  Optional<JsonNode> device(Shape.Device shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    return text.get().matches("cpu|gpu:\\d{1,3}")
        ? text.map(JSON::textNode)
        : notAllowed(shape, written, spot);
  }

  Optional<JsonNode> spanOrZero(Shape.SpanOrZero shape, Written written, Spot spot) {
    if (written instanceof Written.Scalar(JsonNode value, Place place)
        && value.isNumber()
        && value.doubleValue() == 0) {
      return Optional.of(JSON.numberNode(0));
    }
    Optional<Duration> duration = text(written).flatMap(Durations::find);
    return duration.isEmpty()
        ? wrongType(shape, written, spot)
        : duration.get().isZero()
            ? Optional.of(JSON.numberNode(0))
            : text(written).map(JSON::textNode);
  }

  Optional<JsonNode> span(Shape.Span shape, Written written, Spot spot) {
    Optional<Duration> duration = text(written).flatMap(Durations::find);
    if (duration.isEmpty()) {
      return wrongType(shape, written, spot);
    }
    return duration.get().isZero()
        ? notAllowed(shape, written, spot)
        : text(written).map(JSON::textNode);
  }

  Optional<JsonNode> wordOr(Shape.WordOr shape, Written written, Spot spot) {
    Optional<String> text = text(written);
    if (text.isEmpty() && number(written).isPresent()) {
      return whole(shape.number(), written, spot);
    }
    return text.filter(shape.word()::equals).isPresent()
        ? text.map(JSON::textNode)
        : wrongType(shape, written, spot);
  }

  /** Reports a value of another type than what is wanted. */
  <T> Optional<T> wrongType(Shape shape, Written written, Spot spot) {
    return refuse(ProblemCode.E102_WRONG_TYPE, shape, written, spot, nearest(shape, written));
  }

  private <T> Optional<T> notAllowed(Shape shape, Written written, Spot spot) {
    return refuse(ProblemCode.E104_NOT_ALLOWED, shape, written, spot, Optional.empty());
  }

  private <T> Optional<T> refuse(
      ProblemCode code, Shape shape, Written written, Spot spot, Optional<String> advice) {
    String message = message(shape, written, spot);
    advice.ifPresentOrElse(
        would -> problems.add(written.place(), code, message, would),
        () -> problems.add(written.place(), code, message));
    return Optional.empty();
  }

  private static String message(Shape shape, Written written, Spot spot) {
    String label = spot.label();
    return "%s%s wants %s, got %s."
        .formatted(
            label.substring(0, 1).toUpperCase(Locale.ROOT),
            label.substring(1),
            shape.wanted(),
            Quoted.what(written));
  }

  /** What was probably meant, in the form that is wanted. */
  private static Optional<String> nearest(Shape shape, Written written) {
    if (shape instanceof Shape.Items && written instanceof Written.Fields) {
      return Optional.of("Begin each item with `- `.");
    }
    if (!(written instanceof Written.Scalar(JsonNode value, Place place)) || value.isNull()) {
      return Optional.empty();
    }
    return switch (shape) {
      case Shape.Items items -> Optional.of("Write `[%s]`.".formatted(Quoted.yaml(value)));
      case Shape.OneOf oneOf when !oneOf.plain() && value.isTextual() ->
          Nearest.of(value.textValue(), oneOf.variants().keySet())
              .map(name -> "Write `{%s: %s}`.".formatted(oneOf.discriminator(), name));
      case Shape.Real real when isNumber(value) -> unquoted(value);
      case Shape.Whole whole when isNumber(value) -> unquoted(value);
      case Shape.Flag flag when value.isTextual() -> truth(value.textValue());
      case Shape.Span duration when value.isIntegralNumber() ->
          Optional.of("Write `%ss` for seconds.".formatted(value.asText()));
      case Shape.Text text when value.isNumber() || value.isBoolean() ->
          Optional.of("Write `\"%s\"`.".formatted(value.asText()));
      default -> Optional.empty();
    };
  }

  private static boolean isNumber(JsonNode value) {
    return value.isTextual() && value.textValue().matches("-?[0-9.]+([eE][-+]?[0-9]+)?");
  }

  private static Optional<String> unquoted(JsonNode value) {
    return Optional.of("Write `%s` without quotes.".formatted(value.textValue()));
  }

  private static Optional<String> truth(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "yes", "on", "y" -> Optional.of("Write `true`.");
      case "no", "off", "n" -> Optional.of("Write `false`.");
      default -> Optional.empty();
    };
  }

  private <T> Optional<T> unknownWord(
      Shape shape, Written written, Spot spot, Optional<String> nearest) {
    if (nearest.isEmpty()) {
      return notAllowed(shape, written, spot);
    }
    problems.add(
        written.place(),
        ProblemCode.E104_NOT_ALLOWED,
        message(shape, written, spot),
        "Did you mean `%s`?".formatted(nearest.get()));
    return Optional.empty();
  }

  private <T> Optional<T> later(Written written, Spot spot, String what, String advice) {
    problems.add(
        written.place(),
        ProblemCode.E106_NOT_SUPPORTED,
        "`%s` for %s is part of the language, but this version does not run it yet."
            .formatted(what, spot.label()),
        advice);
    return Optional.empty();
  }

  static JsonNode integer(long value) {
    return value == (int) value ? JSON.numberNode((int) value) : JSON.numberNode(value);
  }

  private static Optional<Double> number(Written written) {
    return written instanceof Written.Scalar(JsonNode value, Place place) && value.isNumber()
        ? Optional.of(value.doubleValue())
        : Optional.empty();
  }

  private static Optional<String> text(Written written) {
    return written instanceof Written.Scalar(JsonNode value, Place place) && value.isTextual()
        ? Optional.of(value.textValue())
        : Optional.empty();
  }
}
