// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import assay.runner.spec.ColumnType;
import assay.runner.spec.ExperimentSpec;
import assay.runner.spec.Problems;
import assay.runner.spec.TableSpec;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged files end in a table or in problems with places, and never in an exception. */
class CsvFuzzTest {
  private static final int FILES = 3000;
  private static final String GOOD =
      "a,b,note,day,kind\n1,2.5,\"x, y\",2024-01-01,k\n-3e-1,.5,\"a \"\"q\"\"\",2024-01-02,l\n"
          + "4,NA,,2024-01-03,k\n";
  private static final String BITS = "\"\"\",;\t|\n\r\n\u00e9\uFEFF\0 .-e19NaNx'";

  private static final List<TableSpec> TABLES =
      List.of(
          TableSpec.STANDARD,
          new TableSpec(
              Optional.of(','),
              '"',
              Optional.of(StandardCharsets.UTF_16),
              true,
              List.of(),
              '.',
              Map.of()),
          new TableSpec(
              Optional.empty(),
              '\'',
              Optional.of(StandardCharsets.ISO_8859_1),
              true,
              List.of("NA"),
              ',',
              Map.of(
                  "note", ColumnType.TEXT,
                  "day", ColumnType.TIME,
                  "a", ColumnType.GROUP)));

  @TempDir Path directory;

  @Test
  void noFileIsTooBroken() throws IOException {
    for (int seed = 0; seed < FILES; seed++) {
      byte[] bytes = damaged(new SplittableRandom(seed));
      Files.write(directory.resolve("data.csv"), bytes);
      ExperimentSpec spec = Declarations.table(directory, "kind", TABLES.get(seed % TABLES.size()));
      Problems problems = new Problems();

      assertThatCode(
              () -> {
                Optional<DataSet> data = DataSource.load(spec, problems);
                assertThat(data.isPresent() || problems.hasErrors()).isTrue();
                problems.lines();
              })
          .as("seed %d: %s", seed, new String(bytes, StandardCharsets.UTF_8))
          .doesNotThrowAnyException();
    }
  }

  private static byte[] damaged(SplittableRandom random) {
    StringBuilder text = new StringBuilder(GOOD);
    for (int change = random.nextInt(1, 8); change > 0; change--) {
      int at = random.nextInt(text.length() + 1);
      int to = Math.min(text.length(), at + random.nextInt(12));
      switch (random.nextInt(3)) {
        case 0 -> text.delete(at, to);
        case 1 -> text.insert(at, text.substring(at, to));
        default -> text.insert(at, BITS.charAt(random.nextInt(BITS.length())));
      }
    }
    byte[] bytes =
        text.toString()
            .getBytes(random.nextInt(4) == 0 ? StandardCharsets.UTF_16 : StandardCharsets.UTF_8);
    for (int i = random.nextInt(3); i > 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
    }
    return bytes;
  }
}
