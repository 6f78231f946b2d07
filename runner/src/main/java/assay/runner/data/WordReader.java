// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.spec.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads words, each kept once; they are numbered as they come, and sorted at the end. */
final class WordReader implements ColumnReader {
  private final ReadCells cells;
  private final String wanted;
  private final int most;
  private final String advice;
  private final Map<String, Integer> codes = new HashMap<>();
  private final Ints ofRows = new Ints();
  private boolean tooMany;

  /**
   * @param wanted what a cell should be: a class
   * @param most different words
   * @param advice for whom has more
   */
  WordReader(ReadCells cells, String wanted, int most, String advice) {
    this.cells = cells;
    this.wanted = wanted;
    this.most = most;
    this.advice = advice;
  }

  @Override
  public void read() {
    ofRows.add(cells.cell(wanted).map(this::code).orElse(-1));
  }

  private int code(String word) {
    Integer known = codes.get(word);
    if (known != null) {
      return known;
    }
    if (codes.size() < most) {
      codes.put(word, codes.size());
      return codes.size() - 1;
    }
    if (!tooMany) {
      tooMany = true;
      cells.complain("has more than %d different values".formatted(most), advice);
    }
    return -1;
  }

  @Override
  public Column.Categories column() {
    List<String> words = LabelCodes.of(List.copyOf(codes.keySet())).classNames();
    int[] places = new int[words.size()];
    for (int place = 0; place < places.length; place++) {
      places[codes.getOrDefault(words.get(place), 0)] = place;
    }
    int[] sorted = ofRows.all();
    for (int row = 0; row < sorted.length; row++) {
      sorted[row] = sorted[row] < 0 ? -1 : places[sorted[row]];
    }
    return new Column.Categories(cells.name(), sorted, words);
  }

  @Override
  public Optional<Position> firstMissing() {
    return cells.firstMissing();
  }
}
