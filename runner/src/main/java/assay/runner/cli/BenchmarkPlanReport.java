// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.MeasurementRecord;
import assay.runner.plan.BenchmarkPlan;
import assay.runner.plan.BenchmarkTrial;
import assay.runner.report.ParameterText;
import assay.runner.report.TextTable;
import assay.runner.spec.MeasureSpec;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a run of a benchmark would do.
 *
 * @param known measurements that are done already, by key
 */
record BenchmarkPlanReport(BenchmarkPlan plan, Map<String, MeasurementRecord> known) {

  private long finished(BenchmarkTrial trial) {
    return known.values().stream()
        .filter(record -> record.measurement().trial().key().equals(trial.key()))
        .count();
  }

  private long left() {
    return plan.trials().stream()
        .mapToLong(trial -> Math.max(0, measure().forks() - finished(trial)))
        .sum();
  }

  private MeasureSpec measure() {
    return plan.spec().measure();
  }

  private double seconds() {
    return left() * BenchmarkForecast.secondsOfOne(measure());
  }

  /** Forks are counted as {@code fits}. */
  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("experiment", plan.spec().name());
    ArrayNode trials = json.putArray("trials");
    for (BenchmarkTrial trial : plan.trials()) {
      ObjectNode entry = trials.addObject();
      entry.put("key", trial.key());
      trial.searched().forEach(entry.putObject("parameters")::set);
      entry.put("fits", measure().forks());
      entry.put("finished", finished(trial));
    }
    json.put("fits", plan.planned());
    json.put("finished", known.size());
    json.put("seconds", seconds());
    return json;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(table().lines());
    lines.add("");
    lines.add(
        "%s: %s × %s (%d at most while intervals are wide), %d finished, %s%s"
            .formatted(
                plan.spec().name(),
                Counted.of(plan.trials().size(), "trial"),
                Counted.of(measure().forks(), "fork"),
                measure().maxForks(),
                known.size(),
                left() == 0 ? "nothing to measure" : left() + " to measure",
                left() == 0 ? "" : ", about " + TimeText.text(seconds()) + " at least"));
    return lines;
  }

  private TextTable table() {
    Set<String> paths = new LinkedHashSet<>();
    plan.trials().forEach(trial -> paths.addAll(trial.searched().keySet()));
    TextTable table = new TextTable().left("trial").left("model");
    paths.forEach(table::left);
    table.right("threads").right("forks").right("finished");
    for (BenchmarkTrial trial : plan.trials()) {
      List<String> cells = new ArrayList<>(List.of(trial.name(), trial.label()));
      paths.forEach(path -> cells.add(ParameterText.orDot(trial.searched().get(path))));
      cells.add(Integer.toString(trial.threads()));
      cells.add(Integer.toString(measure().forks()));
      cells.add(Long.toString(finished(trial)));
      table.row(cells);
    }
    return table;
  }
}
