// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Data sets that come with the program, so that a first experiment needs no download. */
enum Builtin {
  /** 150 flowers of 3 species by 4 lengths; target {@code species} (Fisher 1936). */
  IRIS,
  /** 1797 handwritten digits as 8×8 pixels; target {@code digit} (Alpaydin, Kaynak 1998). */
  DIGITS,
  /** 442 patients by 10 measures; target {@code progression} (Efron et al. 2004). */
  DIABETES,
  /** The number of spots on the sun by year from 1700; target {@code sunactivity} (SILSO). */
  SUNSPOTS;

  static Optional<Builtin> find(String name) {
    return Arrays.stream(values()).filter(builtin -> builtin.word().equals(name)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(Builtin::word).toList();
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  byte[] bytes() {
    String resource = "/assay/data/" + word() + ".csv";
    try (InputStream in = Objects.requireNonNull(Builtin.class.getResourceAsStream(resource))) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the program lacks " + resource, e);
    }
  }
}
