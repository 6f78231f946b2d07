// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.api;

import assay.tracker.series.MinMaxBuckets;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

/** Writes buckets as columns, leaving out those without points. */
final class BucketColumns {

  private final MinMaxBuckets buckets;
  private final int[] filled;

  BucketColumns(MinMaxBuckets buckets) {
    this.buckets = buckets;
    this.filled = IntStream.range(0, buckets.size()).filter(i -> buckets.count(i) > 0).toArray();
  }

  boolean isEmpty() {
    return filled.length == 0;
  }

  void write(JsonGenerator json) throws IOException {
    integers(json, "count", buckets::count);
    integers(json, "first_step", buckets::firstStep);
    numbers(json, "first", buckets::first);
    integers(json, "last_step", buckets::lastStep);
    numbers(json, "last", buckets::last);
    finite(json, "min", buckets::min);
    integers(json, "min_step", buckets::minStep);
    finite(json, "max", buckets::max);
    integers(json, "max_step", buckets::maxStep);
    counts(json, "nan_count", buckets::nanCount);
    counts(json, "positive_infinity_count", buckets::positiveInfinityCount);
    counts(json, "negative_infinity_count", buckets::negativeInfinityCount);
  }

  private void integers(JsonGenerator json, String name, IntToLongFunction number)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int bucket : filled) {
      json.writeNumber(number.applyAsLong(bucket));
    }
    json.writeEndArray();
  }

  private void numbers(JsonGenerator json, String name, IntToDoubleFunction number)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int bucket : filled) {
      json.writeNumber(number.applyAsDouble(bucket));
    }
    json.writeEndArray();
  }

  private void finite(JsonGenerator json, String name, IntToDoubleFunction number)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (int bucket : filled) {
      if (buckets.hasFinite(bucket)) {
        json.writeNumber(number.applyAsDouble(bucket));
      } else {
        json.writeNull();
      }
    }
    json.writeEndArray();
  }

  private void counts(JsonGenerator json, String name, IntToLongFunction count) throws IOException {
    for (int bucket : filled) {
      if (count.applyAsLong(bucket) > 0) {
        integers(json, name, count);
        return;
      }
    }
  }
}
