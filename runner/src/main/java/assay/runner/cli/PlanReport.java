// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.execute.FitRecord;
import assay.runner.model.Amounts;
import assay.runner.plan.Fit;
import assay.runner.plan.Plan;
import assay.runner.plan.Trial;
import assay.runner.report.ParameterText;
import assay.runner.report.TextTable;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a run would do.
 *
 * @param finishedByTrial fits that are done already, by the trial's key
 * @param seconds forecast of the time left; absent before any fit of this plan was measured
 * @param memoryBytes forecast of what the process needs while the largest fits run
 */
record PlanReport(
    Plan plan, Map<String, Long> finishedByTrial, OptionalDouble seconds, long memoryBytes) {

  static PlanReport of(Plan plan, Map<String, FitRecord> known, int slots, long memoryBytes) {
    Map<String, Long> finished =
        known.values().stream()
            .collect(Collectors.groupingBy(r -> r.fit().trial().key(), Collectors.counting()));
    OptionalDouble perFit =
        known.values().stream()
            .flatMapToDouble(record -> record.result().fitSeconds().stream())
            .average();
    int left = plan.total() - known.size();
    return new PlanReport(
        plan,
        finished,
        perFit.isPresent()
            ? OptionalDouble.of(perFit.getAsDouble() * left / slots)
            : OptionalDouble.empty(),
        memoryBytes);
  }

  private long finished() {
    return finishedByTrial.values().stream().mapToLong(Long::longValue).sum();
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("experiment", plan.spec().name());
    ArrayNode trials = json.putArray("trials");
    Map<String, Long> fits = fitsByTrial();
    for (Trial trial : plan.trials()) {
      ObjectNode entry = trials.addObject();
      entry.put("key", trial.key());
      trial.searched().forEach(entry.putObject("parameters")::set);
      entry.put("baseline", trial.isBaseline());
      entry.put("fits", fits.getOrDefault(trial.key(), 0L));
      entry.put("finished", finishedByTrial.getOrDefault(trial.key(), 0L));
    }
    json.put("fits", plan.total());
    json.put("finished", finished());
    seconds.ifPresent(forecast -> json.put("seconds", forecast));
    json.put("memory_bytes", memoryBytes);
    return json;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>(table().lines());
    lines.add("");
    lines.add(
        "%s: %s = %d fits, %d finished, %d to train%s"
            .formatted(
                plan.spec().name(),
                plan.text(),
                plan.total(),
                finished(),
                plan.total() - finished(),
                forecast()));
    return lines;
  }

  private String forecast() {
    if (plan.total() == finished()) {
      return "";
    }
    String time = seconds.isPresent() ? ", about " + TimeText.text(seconds.getAsDouble()) : "";
    return time + ", about %s of memory".formatted(Amounts.bytes(memoryBytes));
  }

  private TextTable table() {
    Set<String> paths = new LinkedHashSet<>();
    plan.trials().forEach(trial -> paths.addAll(trial.searched().keySet()));
    TextTable table = new TextTable().left("trial");
    paths.forEach(table::left);
    table.right("fits").right("finished");
    Map<String, Long> fits = fitsByTrial();
    for (Trial trial : plan.trials()) {
      List<String> cells = new ArrayList<>(List.of(trial.name()));
      paths.forEach(path -> cells.add(ParameterText.orDot(trial.searched().get(path))));
      cells.add(Long.toString(fits.getOrDefault(trial.key(), 0L)));
      cells.add(Long.toString(finishedByTrial.getOrDefault(trial.key(), 0L)));
      table.row(cells);
    }
    return table;
  }

  private Map<String, Long> fitsByTrial() {
    return plan.fits().stream()
        .map(Fit::trial)
        .collect(Collectors.groupingBy(Trial::key, Collectors.counting()));
  }
}
