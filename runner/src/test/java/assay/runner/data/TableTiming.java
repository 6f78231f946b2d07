// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import assay.runner.plan.Seeds;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.PreprocessStep;
import assay.runner.spec.Problems;
import assay.runner.spec.SplitSpec;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Times reading a large table and making a fold of it, next to a plain pass of Commons CSV over the
 * same file. Arguments: a directory to write the file to, rows, columns. Of several rounds the
 * first one includes the warm-up of the Java process.
 */
final class TableTiming {
  private static final int ROUNDS = 3;
  private static final int FOLDS = 5;

  private TableTiming() {}

  public static void main(String[] arguments) throws IOException {
    Path directory = Path.of(arguments[0]);
    int rows = Integer.parseInt(arguments[1]);
    int columns = Integer.parseInt(arguments[2]);
    Path file = directory.resolve("data.csv");
    write(file, rows, columns);
    System.out.printf("%d rows × %d columns, %d bytes%n", rows, columns, Files.size(file));
    for (int round = 1; round <= ROUNDS; round++) {
      time("plain Commons CSV pass", rows, () -> pass(file));
      DataSet[] read = new DataSet[1];
      time("reading into columns", rows, () -> read[0] = load(directory));
      time("one fold, standardized", rows, () -> fold(read[0]));
      System.out.printf("round %d: %,d bytes in use%n", round, used());
    }
  }

  private interface Work {
    Object run() throws IOException;
  }

  private static void time(String what, int rows, Work work) throws IOException {
    long start = System.nanoTime();
    Object made = work.run();
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-24s %6.2f s, %,.0f rows/s (%s)%n",
        what, seconds, rows / seconds, made.getClass().getSimpleName());
  }

  private static void write(Path file, int rows, int columns) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      for (int column = 0; column < columns; column++) {
        out.write("x" + column + ",");
      }
      out.write("kind\n");
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          out.write(Float.toString((float) random.nextGaussian()));
          out.write(',');
        }
        out.write(random.nextBoolean() ? "yes\n" : "no\n");
      }
    }
  }

  /** Looks at every cell once. */
  private static Long pass(Path file) throws IOException {
    long characters = 0;
    try (Reader in = Files.newBufferedReader(file);
        CSVParser parser = CSVParser.parse(in, CSVFormat.DEFAULT)) {
      for (CSVRecord row : parser) {
        for (String cell : row) {
          characters += cell.length();
        }
      }
    }
    return characters;
  }

  private static DataSet load(Path directory) {
    ExperimentSpec spec = Declarations.of(directory, "csv:data.csv", "kind");
    return DataSource.load(spec, new Problems()).orElseThrow();
  }

  private static FoldData fold(DataSet data) {
    Folds folds =
        Splitter.drawn(
            new SplitSpec.StratifiedKFold(FOLDS, 1),
            SplitRows.of(data, false),
            repeat -> Seeds.split(0, repeat));
    return FoldData.of(data, folds.fold(0, 0), List.of(new PreprocessStep.Standardize()));
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}
