// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * How far the outputs of one configuration are from those of a reference: a faster model that
 * answers something else is not faster. Equal values differ by 0, also infinities and NaN; a number
 * differs from NaN by infinity.
 *
 * @param maxAbs the largest difference
 * @param maxRel the largest difference as a share of the larger of the two magnitudes; 0 to 2
 * @param top1Agreement share of samples whose largest output stands at the same place, of equal
 *     ones the first; absent if a sample has one output only
 * @param firstBeyond the first output that differs by more than was allowed
 */
public record Parity(
    double maxAbs, double maxRel, OptionalDouble top1Agreement, Optional<Difference> firstBeyond) {

  /** An output, counted from 0. */
  public record Difference(int sample, int output, float expected, float actual) {

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "output %d of sample %d is %s, the reference's is %s",
          output,
          sample,
          actual,
          expected);
    }
  }

  /**
   * @param reference outputs of all samples, one sample after the other
   * @param actual the same of what is checked
   * @param samples how many samples these are
   * @param allowedAbs differences up to this are not told as the first one
   * @throws IllegalArgumentException if they are not equally many, or no multiple of the samples
   */
  public static Parity of(float[] reference, float[] actual, int samples, double allowedAbs) {
    if (reference.length != actual.length || samples < 1 || reference.length % samples != 0) {
      throw new IllegalArgumentException(
          "%d outputs, the reference has %d, for %d samples"
              .formatted(actual.length, reference.length, samples));
    }
    int width = reference.length / samples;
    double maxAbs = 0;
    double maxRel = 0;
    Optional<Difference> first = Optional.empty();
    for (int i = 0; i < reference.length; i++) {
      double difference = difference(reference[i], actual[i]);
      maxAbs = Math.max(maxAbs, difference);
      maxRel = Math.max(maxRel, relative(difference, reference[i], actual[i]));
      if (difference > allowedAbs && first.isEmpty()) {
        first = Optional.of(new Difference(i / width, i % width, reference[i], actual[i]));
      }
    }
    return new Parity(maxAbs, maxRel, agreement(reference, actual, width), first);
  }

  /**
   * What is wrong, in a sentence; empty if nothing is.
   *
   * @param allowedAbs largest difference that is allowed, as in {@link #of}
   * @param leastTop1Agreement of samples; does not count where it is absent
   */
  public Optional<String> disagreement(double allowedAbs, double leastTop1Agreement) {
    if (firstBeyond.isPresent()) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "outputs differ from the reference's by up to %.3g where %.3g is allowed; first, %s",
              maxAbs,
              allowedAbs,
              firstBeyond.get()));
    }
    if (top1Agreement.orElse(1) < leastTop1Agreement) {
      return Optional.of(
          String.format(
              Locale.ROOT,
              "the largest output is the reference's in %s of samples where %s is wanted",
              top1Agreement.getAsDouble(),
              leastTop1Agreement));
    }
    return Optional.empty();
  }

  private static double difference(float expected, float actual) {
    if (Float.compare(expected, actual) == 0 || expected == actual) {
      return 0;
    }
    double difference = Math.abs((double) actual - expected);
    return Double.isNaN(difference) ? Double.POSITIVE_INFINITY : difference;
  }

  private static double relative(double difference, float expected, float actual) {
    if (difference == 0) {
      return 0;
    }
    double larger = Math.max(Math.abs((double) expected), Math.abs((double) actual));
    // A number against infinity or NaN: as far apart as numbers of opposite sign.
    return Double.isFinite(larger) ? difference / larger : 2;
  }

  private static OptionalDouble agreement(float[] reference, float[] actual, int width) {
    if (width < 2) {
      return OptionalDouble.empty();
    }
    int samples = reference.length / width;
    int same = 0;
    for (int start = 0; start < reference.length; start += width) {
      same += largest(reference, start, width) == largest(actual, start, width) ? 1 : 0;
    }
    return OptionalDouble.of((double) same / samples);
  }

  private static int largest(float[] values, int start, int width) {
    int best = 0;
    for (int i = 1; i < width; i++) {
      if (values[start + i] > values[start + best]) {
        best = i;
      }
    }
    return best;
  }
}
