// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;

/**
 * Durations in nanoseconds, each kept to three digits: what is read back differs by less than 0.1 %
 * from what was recorded. Mean, percentiles and largest value are all computed from the counts, so
 * that they are the same before and after storing. Merging adds counts and is exact; percentiles
 * themselves must never be averaged. Not thread-safe: one for each thread, merged at the end.
 */
public final class LatencyHistogram {
  private static final int DIGITS = 3;

  /** One hour. The memory for it is taken at once, as recording must not allocate. */
  private static final long USUAL_HIGHEST_NANOS = 3_600_000_000_000L;

  private final Histogram counts;

  public LatencyHistogram() {
    this(new Histogram(1, USUAL_HIGHEST_NANOS, DIGITS));
    counts.setAutoResize(true);
  }

  private LatencyHistogram(Histogram counts) {
    this.counts = counts;
  }

  /** All values of several histograms. */
  public static LatencyHistogram merged(Collection<LatencyHistogram> parts) {
    LatencyHistogram all = new LatencyHistogram();
    parts.forEach(all::add);
    return all;
  }

  /**
   * @throws IllegalArgumentException for a negative duration
   */
  public void record(long nanos) {
    if (nanos < 0) {
      throw new IllegalArgumentException("a duration of " + nanos + " ns");
    }
    counts.recordValue(nanos);
  }

  /** Takes over all values of another histogram. */
  public void add(LatencyHistogram other) {
    counts.add(other.counts);
  }

  public long count() {
    return counts.getTotalCount();
  }

  public OptionalDouble meanNanos() {
    return count() == 0 ? OptionalDouble.empty() : OptionalDouble.of(counts.getMean());
  }

  public OptionalLong maxNanos() {
    return count() == 0 ? OptionalLong.empty() : OptionalLong.of(counts.getMaxValue());
  }

  /**
   * The smallest recorded value that at least this share of all values does not exceed.
   *
   * @param quantile such as 0.99; more than 0, less than 1
   * @return empty with fewer values than {@link #valuesFor} asks for
   */
  public OptionalLong percentileNanos(double quantile) {
    return count() < valuesFor(quantile)
        ? OptionalLong.empty()
        : OptionalLong.of(counts.getValueAtPercentile(100 * quantile));
  }

  /**
   * How many values a percentile needs before it can be told: with fewer than ln(0.05) / ln(q), all
   * of them lie below the true percentile with a probability of more than 5 %, so that no upper
   * bound at 95 % confidence exists. 29 for p90, 299 for p99, 2995 for p99.9.
   *
   * @param quantile more than 0, less than 1
   */
  public static long valuesFor(double quantile) {
    if (!(quantile > 0 && quantile < 1)) {
      throw new IllegalArgumentException("no quantile between 0 and 1: " + quantile);
    }
    return (long) Math.ceil(Math.log(0.05) / Math.log(quantile));
  }

  /** The counts as text: base64 of HdrHistogram's compressed form, some kilobytes. */
  public String encoded() {
    ByteBuffer bytes = ByteBuffer.allocate(counts.getNeededByteBufferCapacity());
    int length = counts.encodeIntoCompressedByteBuffer(bytes);
    ByteBuffer written = ByteBuffer.wrap(bytes.array(), 0, length);
    return StandardCharsets.US_ASCII.decode(Base64.getEncoder().encode(written)).toString();
  }

  /**
   * Reads what {@link #encoded()} wrote, or another program in the same form.
   *
   * @throws IllegalArgumentException for anything else
   */
  public static LatencyHistogram decoded(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text.strip()));
      LatencyHistogram read = new LatencyHistogram();
      read.counts.add(Histogram.decodeFromCompressedByteBuffer(bytes, USUAL_HIGHEST_NANOS));
      return read;
    } catch (DataFormatException | RuntimeException e) {
      // The library meets damaged bytes with whatever exception they lead it into.
      throw new IllegalArgumentException("not a compressed HdrHistogram in base64", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LatencyHistogram that && counts.equals(that.counts);
  }

  @Override
  public int hashCode() {
    return counts.hashCode();
  }

  @Override
  public String toString() {
    return count() + " values up to " + maxNanos() + " ns";
  }
}
