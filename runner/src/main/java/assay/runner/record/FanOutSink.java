// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.record;

import assay.runner.execute.FitRecord;
import assay.runner.execute.LaunchEnd;
import assay.runner.execute.LaunchFacts;
import assay.runner.execute.RunSink;
import assay.runner.execute.TrialSummary;
import assay.runner.measure.Sample;
import assay.runner.plan.Fit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * The journal, then the others. What the journal cannot keep stops everything; a failure of another
 * sink is noted and that sink is told nothing more, for the journal has it.
 */
public final class FanOutSink implements RunSink {
  private final RunSink journal;
  private final List<RunSink> others;
  private final Set<RunSink> failed = ConcurrentHashMap.newKeySet();
  private final List<String> failures = new CopyOnWriteArrayList<>();

  public FanOutSink(RunSink journal, List<RunSink> others) {
    this.journal = journal;
    this.others = List.copyOf(others);
  }

  /** What went wrong in sinks other than the journal, each once. */
  public List<String> failures() {
    return List.copyOf(failures);
  }

  @Override
  public void launchStarted(LaunchFacts launch) {
    tell(sink -> sink.launchStarted(launch));
  }

  @Override
  public void fitStarted(Fit fit) {
    tell(sink -> sink.fitStarted(fit));
  }

  @Override
  public void epoch(Fit fit, int epoch, Map<String, Double> values) {
    tell(sink -> sink.epoch(fit, epoch, values));
  }

  @Override
  public void fitEnded(FitRecord fit) {
    tell(sink -> sink.fitEnded(fit));
  }

  @Override
  public void sampled(Sample sample) {
    tell(sink -> sink.sampled(sample));
  }

  @Override
  public void fitReused(FitRecord fit) {
    tell(sink -> sink.fitReused(fit));
  }

  @Override
  public void trialSummarized(TrialSummary summary) {
    tell(sink -> sink.trialSummarized(summary));
  }

  @Override
  public void launchEnded(LaunchEnd end) {
    tell(sink -> sink.launchEnded(end));
  }

  private void tell(Consumer<RunSink> event) {
    event.accept(journal);
    others.stream().filter(sink -> !failed.contains(sink)).forEach(sink -> tell(sink, event));
  }

  private void tell(RunSink sink, Consumer<RunSink> event) {
    try {
      event.accept(sink);
    } catch (RuntimeException e) { // whatever it is, the journal has the event
      if (failed.add(sink)) {
        failures.add("%s: %s".formatted(sink.getClass().getSimpleName(), e));
      }
    }
  }

  /** Closes all of them, the journal last: it must outlive what may still ask for it. */
  @Override
  public void close() {
    List<RunSink> order = new ArrayList<>(others);
    order.add(journal);
    closeFrom(order, 0);
  }

  private static void closeFrom(List<RunSink> order, int index) {
    if (index == order.size()) {
      return;
    }
    try {
      order.get(index).close();
    } finally {
      closeFrom(order, index + 1);
    }
  }
}
