// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What may stand at one place of a document. {@link Language} is the only value of this type that
 * matters: reading, defaults and descriptions of the language are all taken from it.
 */
sealed interface Shape {

  /** What a message says is wanted here: {@code a whole number ≥ 1}. */
  String wanted();

  /** A map with known keys, in the order in which they are shown. */
  record Fields(List<Setting> keys) implements Shape {
    public Fields {
      keys = List.copyOf(keys);
    }

    Optional<Setting> key(String name) {
      return keys.stream().filter(key -> key.name().equals(name)).findFirst();
    }

    @Override
    public String wanted() {
      return "a map of keys";
    }
  }

  /** One key of a map. */
  record Setting(String name, Shape shape, Standard standard, String meaning) {}

  /** What holds where a key is not written. */
  sealed interface Standard {
    /** It must be written. */
    record Required() implements Standard {}

    /** Nothing: the key has no effect unless written. */
    record Absent() implements Standard {}

    /** A fixed value. */
    record Fixed(JsonNode value) implements Standard {}

    /** A value that follows from others, see {@link DerivedDefaults}. */
    record Derived(String rule) implements Standard {}
  }

  /**
   * A map whose other keys depend on one of them.
   *
   * @param discriminator such as {@code name} of an optimizer
   * @param standard the variant where the discriminator is not written; empty: it must be
   * @param plain whether a variant may also be written as its bare name
   * @param variants keys beside the discriminator, by its value
   * @param later variants that this version does not run, each with the nearest that passes
   */
  record OneOf(
      String discriminator,
      Optional<String> standard,
      boolean plain,
      Map<String, Fields> variants,
      Map<String, String> later,
      String meaning)
      implements Shape {
    public OneOf {
      variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
      later = Map.copyOf(later);
    }

    Word names() {
      return new Word(List.copyOf(variants.keySet()), later);
    }

    @Override
    public String wanted() {
      return plain ? names().wanted() : "a map with `%s`".formatted(discriminator);
    }
  }

  /** A whole number, both ends included. */
  record Whole(long min, long max) implements Shape {
    @Override
    public String wanted() {
      if (min == max) {
        return Long.toString(min);
      }
      return max >= Integer.MAX_VALUE
          ? "a whole number ≥ " + min
          : "a whole number from %d to %d".formatted(min, max);
    }
  }

  /**
   * A finite real number.
   *
   * @param range what is allowed, after "a number": {@code > 0}
   */
  record Real(String range, Predicate<Double> allowed) implements Shape {
    @Override
    public String wanted() {
      return ("a number " + range).strip();
    }
  }

  /** {@code true} or {@code false}. */
  record Flag() implements Shape {
    @Override
    public String wanted() {
      return "`true` or `false`";
    }
  }

  /** Text that is not blank. */
  record Text() implements Shape {
    @Override
    public String wanted() {
      return "text";
    }
  }

  /**
   * One of a closed list of words.
   *
   * @param later words that this version does not run, each with the nearest that passes
   */
  record Word(List<String> words, Map<String, String> later) implements Shape {
    public Word {
      words = List.copyOf(words);
      later = Map.copyOf(later);
    }

    @Override
    public String wanted() {
      String all = words.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
      return words.size() == 1 ? all : "one of " + all;
    }
  }

  /** The public name of a metric. */
  record Metric() implements Shape {
    @Override
    public String wanted() {
      return "the name of a metric";
    }
  }

  /** Where rows come from: {@code builtin:NAME} or {@code csv:PATH}. */
  record Source() implements Shape {
    @Override
    public String wanted() {
      return "a source such as \"builtin:iris\" or \"csv:PATH\"";
    }
  }

  /** Where fits run: {@code cpu}. */
  record Target() implements Shape {
    @Override
    public String wanted() {
      return "`cpu`";
    }
  }

  /** What computes: {@code cpu}, {@code gpu:0}. Whether it is there is seen when it is used. */
  record Device() implements Shape {
    @Override
    public String wanted() {
      return "`cpu` or `gpu:N`";
    }
  }

  /** A length of time above zero. */
  record Span() implements Shape {
    @Override
    public String wanted() {
      return "a duration such as `90s`, `10m` or `1h30m`";
    }
  }

  /** A length of time, or the number 0 for none. */
  record SpanOrZero() implements Shape {

    @Override
    public String wanted() {
      return "a duration such as `10s` or `1m30s`, or 0";
    }
  }

  /** A word that stands for a rule, or a number. */
  record WordOr(String word, Whole number) implements Shape {
    @Override
    public String wanted() {
      return "`%s` or %s".formatted(word, number.wanted());
    }
  }

  /** A word that stands for a rule, or a map of names that are not known here to numbers. */
  record ByName(String word, Real number) implements Shape {
    @Override
    public String wanted() {
      return "`%s` or a map of names to numbers".formatted(word);
    }
  }

  /**
   * A map that is of the kind whose leading key it holds, such as {@code conv} of a layer.
   *
   * @param variants all keys, the leading one among them, by the leading key
   */
  record ByKey(Map<String, Fields> variants) implements Shape {
    public ByKey {
      variants = Collections.unmodifiableMap(new LinkedHashMap<>(variants));
    }

    /** The variant that a map with these keys is. */
    Optional<Fields> variant(Collection<String> keys) {
      return variants.entrySet().stream()
          .filter(variant -> keys.contains(variant.getKey()))
          .map(Map.Entry::getValue)
          .findFirst();
    }

    @Override
    public String wanted() {
      return "a map with one of "
          + variants.keySet().stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }
  }

  /** One character, which may be a space or a tab. */
  record Symbol() implements Shape {
    @Override
    public String wanted() {
      return "one character, such as `;`";
    }
  }

  /** Text, perhaps empty. */
  record AnyText() implements Shape {
    @Override
    public String wanted() {
      return "text in quotes";
    }
  }

  /** A number, or text. */
  record NumberOrText() implements Shape {
    @Override
    public String wanted() {
      return "a number or text";
    }
  }

  /** The name of a character set that this platform has. */
  record Encoding() implements Shape {
    @Override
    public String wanted() {
      return "an encoding such as `utf-8`, `iso-8859-1` or `utf-16`";
    }
  }

  /** A word for columns of one type, or a list of names. */
  record ColumnNames() implements Shape {
    static final List<String> TYPES = List.of("numeric", "category", "text");

    @Override
    public String wanted() {
      return "one of `numeric`, `category`, `text`, or a list of names";
    }
  }

  /** A map whose keys are any names. */
  record MapOf(Shape value, String example) implements Shape {
    @Override
    public String wanted() {
      return "a map of names, such as `%s`".formatted(example);
    }
  }

  /** A list of things of one shape. */
  record Items(Shape item) implements Shape {
    @Override
    public String wanted() {
      return "a list";
    }
  }

  /** A map of searched paths to their values, see {@link SpaceChecker}. */
  record Space() implements Shape {
    @Override
    public String wanted() {
      return "a map of paths, such as `train.l2: {values: [0.0, 1e-4]}`";
    }
  }

  /** A combination of searched values to leave out, see {@link SpaceChecker}. */
  record Combination() implements Shape {
    @Override
    public String wanted() {
      return "a map of paths to values, such as `{train.optimizer.name: adam}`";
    }
  }

  /** One path and whether less or more of it is simpler. */
  record Simpler() implements Shape {
    @Override
    public String wanted() {
      return "a path and what is simpler, such as `{model.parameters: fewer}`";
    }
  }

  /**
   * A part of the language that this version does not run yet.
   *
   * @param advice the nearest thing that passes, a whole sentence
   */
  record Later(String advice) implements Shape {
    @Override
    public String wanted() {
      return "nothing in this version";
    }
  }
}
