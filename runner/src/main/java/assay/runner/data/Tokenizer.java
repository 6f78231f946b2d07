// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.PreprocessStep.Tokenize;
import assay.runner.spec.PreprocessStep.Tokens;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Numbers for the words of sentences, as scikit-learn's CountVectorizer and TfidfVectorizer: a word
 * is two letters, digits or underscores at least. The vocabulary comes from the training part.
 *
 * @param length of a row of ids
 */
record Tokenizer(List<Vocabulary> vocabularies, Tokens tokens, boolean lowercase, int length)
    implements FittedStep {
  private static final Pattern WORD =
      Pattern.compile("\\b\\w\\w+\\b", Pattern.UNICODE_CHARACTER_CLASS);
  private static final int UNKNOWN = 1;
  private static final int FIRST_ID = 2;

  Tokenizer {
    vocabularies = List.copyOf(vocabularies);
  }

  /**
   * Of one column.
   *
   * @param words sorted; for ids, the most frequent first
   * @param weights of words, for tf_idf: ln((1 + rows) / (1 + rows with the word)) + 1
   */
  record Vocabulary(String column, List<String> words, List<Double> weights) {
    Vocabulary {
      words = List.copyOf(words);
      weights = List.copyOf(weights);
    }

    private Map<String, Integer> places() {
      Map<String, Integer> places = new HashMap<>();
      words.forEach(word -> places.put(word, places.size()));
      return places;
    }
  }

  static Tokenizer fit(Frame train, Tokenize step) {
    List<Vocabulary> vocabularies =
        train
            .chosen(step.columns())
            .filter(Column.Texts.class::isInstance)
            .map(column -> vocabulary((Column.Texts) column, step))
            .toList();
    return new Tokenizer(vocabularies, step.tokens(), step.lowercase(), step.length());
  }

  private static Vocabulary vocabulary(Column.Texts column, Tokenize step) {
    Map<String, Integer> counts = new HashMap<>();
    Map<String, Integer> rowsWith = new HashMap<>();
    for (String text : column.texts()) {
      List<String> words = words(text, step.lowercase()).toList();
      words.forEach(word -> counts.merge(word, 1, Integer::sum));
      new HashSet<>(words).forEach(word -> rowsWith.merge(word, 1, Integer::sum));
    }
    Comparator<String> frequent =
        Comparator.comparingInt((String word) -> -counts.getOrDefault(word, 0))
            .thenComparing(Comparator.naturalOrder());
    Stream<String> chosen =
        counts.keySet().stream()
            .filter(word -> rowsWith.getOrDefault(word, 0) >= step.rarest())
            .sorted(frequent)
            .limit(step.most());
    List<String> words = step.tokens() == Tokens.IDS ? chosen.toList() : chosen.sorted().toList();
    List<Double> weights =
        words.stream()
            .map(word -> Math.log((1.0 + column.rows()) / (1 + rowsWith.getOrDefault(word, 0))) + 1)
            .toList();
    return new Vocabulary(
        column.name(), words, step.tokens() == Tokens.TF_IDF ? weights : List.of());
  }

  private static Stream<String> words(String text, boolean lowercase) {
    String plain = lowercase ? text.toLowerCase(Locale.ROOT) : text;
    return WORD.matcher(plain).results().map(MatchResult::group);
  }

  @Override
  public Frame apply(Frame rows) {
    Map<String, Vocabulary> byColumn = new HashMap<>();
    vocabularies.forEach(of -> byColumn.put(of.column(), of));
    List<Column> all = new ArrayList<>();
    for (Column column : rows.columns()) {
      if (column instanceof Column.Texts texts && byColumn.containsKey(column.name())) {
        all.addAll(numbers(texts, byColumn.get(column.name())));
      } else {
        all.add(column);
      }
    }
    return new Frame(all, rows.rows());
  }

  private List<Column> numbers(Column.Texts texts, Vocabulary vocabulary) {
    return tokens == Tokens.IDS ? ids(texts, vocabulary) : counts(texts, vocabulary);
  }

  private List<Column> ids(Column.Texts texts, Vocabulary vocabulary) {
    Map<String, Integer> places = vocabulary.places();
    double[][] ids = new double[length][texts.rows()];
    for (int row = 0; row < texts.rows(); row++) {
      List<String> words = words(texts.texts().get(row), lowercase).limit(length).toList();
      for (int at = 0; at < words.size(); at++) {
        ids[at][row] = places.getOrDefault(words.get(at), UNKNOWN - FIRST_ID) + FIRST_ID;
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int at = 0; at < length; at++) {
      columns.add(new Column.Numbers(texts.name() + "." + at, ids[at]));
    }
    return columns;
  }

  private List<Column> counts(Column.Texts texts, Vocabulary vocabulary) {
    Map<String, Integer> places = vocabulary.places();
    double[][] counts = new double[places.size()][texts.rows()];
    for (int row = 0; row < texts.rows(); row++) {
      int of = row;
      words(texts.texts().get(row), lowercase)
          .forEach(word -> {
            Integer place = places.get(word);
            if (place != null) {
              counts[place][of]++;
            }
          });
      if (tokens == Tokens.TF_IDF) {
        weigh(counts, row, vocabulary.weights());
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int place = 0; place < counts.length; place++) {
      String name = texts.name() + "=" + vocabulary.words().get(place);
      columns.add(new Column.Numbers(name, counts[place]));
    }
    return columns;
  }

  /** Weighs the counts of a row and brings it to length 1. */
  private static void weigh(double[][] counts, int row, List<Double> weights) {
    double squares = 0;
    for (int place = 0; place < counts.length; place++) {
      counts[place][row] *= weights.get(place);
      squares += counts[place][row] * counts[place][row];
    }
    if (squares > 0) {
      double norm = Math.sqrt(squares);
      for (double[] of : counts) {
        of[row] /= norm;
      }
    }
  }
}
