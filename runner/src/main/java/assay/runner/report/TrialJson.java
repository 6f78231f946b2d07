// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.report;

import assay.tracker.analysis.Aggregate;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A trial in the JSON of {@code run} and {@code show}; what was not measured is left out. */
public final class TrialJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private TrialJson() {}

  public static ObjectNode of(TrialRow row) {
    ObjectNode json = JSON.objectNode();
    json.put("key", row.key());
    row.parameters().forEach(json.putObject("parameters")::set);
    json.put("baseline", row.baseline());
    ObjectNode metrics = json.putObject("metrics");
    row.metrics().forEach((name, aggregate) -> metrics.set(name, of(aggregate)));
    row.fitSeconds().ifPresent(seconds -> json.put("fit_seconds", seconds));
    row.samplesPerSecond().ifPresent(rate -> json.put("samples_per_second", rate));
    row.memoryPeakBytes().ifPresent(bytes -> json.put("memory_peak_bytes", bytes));
    if (row.memoryPeakBytes().isPresent()) {
      json.put("memory_shared", row.memoryShared());
    }
    row.fits().forEach(json.putObject("fits")::put);
    row.rank().ifPresent(rank -> json.put("rank", rank));
    json.put("chosen", row.chosen());
    return json;
  }

  static ObjectNode of(Aggregate aggregate) {
    ObjectNode json = JSON.objectNode();
    json.put("mean", aggregate.mean());
    aggregate.sd().ifPresent(sd -> json.put("sd", sd));
    aggregate.se().ifPresent(se -> json.put("se", se));
    json.put("n", aggregate.n());
    aggregate.low().ifPresent(low -> json.put("low", low));
    aggregate.high().ifPresent(high -> json.put("high", high));
    return json;
  }
}
