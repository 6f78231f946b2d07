// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {

  private static final String SUM = "0123456789abcdef".repeat(4);

  @Test
  void namesComeBackWhateverIsInThem(@TempDir Path directory) throws Exception {
    Map<String, String> sums = new LinkedHashMap<>();
    for (String path : new String[] {"a/b c", "ü", "back\\slash", "two\nlines", "\\n", "x  y"}) {
      sums.put(path, SUM);
    }

    Manifest.write(directory, sums);

    assertThat(Manifest.read(directory)).isEqualTo(sums);
    assertThat(Files.readAllLines(directory.resolve(Manifest.NAME)))
        .contains(SUM + "  a/b c", "\\" + SUM + "  two\\nlines");
  }

  @Test
  void aLineThatIsNoneIsAnError(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve(Manifest.NAME), SUM + "  a\nabc  b\n");

    assertThatThrownBy(() -> Manifest.read(directory))
        .isInstanceOf(MaintenanceException.class)
        .hasMessageContaining("'abc  b' is no line");
  }
}
