// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BoundsTest {
  @ParameterizedTest
  @CsvSource({
    "'', -Infinity, false, Infinity, false",
    "> 0, 0, false, Infinity, false",
    "≥ 0, 0, true, Infinity, false",
    "≤ 3, -Infinity, false, 3, true",
    "from 0 to 1, 0, true, 1, true",
    "from 0 to below 1, 0, true, 1, false",
    "above 0 and below 100, 0, false, 100, false",
    "a share or a number, -Infinity, false, Infinity, false"
  })
  void endsAreThoseOfTheWords(
      String words, double low, boolean lowIncluded, double high, boolean highIncluded) {
    assertThat(Bounds.of(new Shape.Real(words, value -> true)))
        .isEqualTo(new Bounds(low, lowIncluded, high, highIncluded));
  }

  /** Words and rule of a number are written beside each other; here they are held together. */
  @Test
  void noNumberOfTheLanguageAllowsWhatItsWordsRuleOut() {
    List<Shape.Real> reals = new ArrayList<>();
    Grammar.KINDS.forEach(kind -> collect(Grammar.named(kind).document(), reals));

    assertThat(reals).hasSizeGreaterThan(10);
    for (Shape.Real real : reals) {
      Bounds bounds = Bounds.of(real);
      for (double end : List.of(bounds.low(), bounds.high(), 0.0, 0.5, 1.0, 7.0, -1.0)) {
        for (double value : List.of(end, Math.nextUp(end), Math.nextDown(end))) {
          if (Double.isFinite(value)) {
            assertThat(bounds.contains(value))
                .as("%s in \"%s\"", value, real.range())
                .isIn(true, real.allowed().test(value));
          }
        }
      }
    }
  }

  private static void collect(Shape shape, List<Shape.Real> into) {
    switch (shape) {
      case Shape.Real real -> into.add(real);
      case Shape.Fields fields -> fields.keys().forEach(key -> collect(key.shape(), into));
      case Shape.OneOf oneOf -> oneOf.variants().values().forEach(keys -> collect(keys, into));
      case Shape.Items items -> collect(items.item(), into);
      default -> {}
    }
  }
}
