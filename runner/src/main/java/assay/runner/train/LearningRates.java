// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.train;

import assay.runner.spec.Monitor;
import assay.runner.spec.ScheduleSpec;
import assay.runner.spec.TaskSpec;
import assay.runner.spec.TrainSpec;
import java.util.Map;

/**
 * The learning rate of every update: a linear warm-up, then what the schedule says. Formulas are
 * the closed forms that PyTorch documents for its schedulers.
 */
final class LearningRates {
  private final double base;
  private final ScheduleSpec schedule;
  private final int updatesPerEpoch;
  private final int warmUpdates;
  private final int epochs;
  private int updates;
  private double reduced;
  private double best = Double.NaN;
  private int badEpochs;
  private int cooling;

  LearningRates(TrainSpec spec, int updatesPerEpoch) {
    this.base = spec.optimizer().learningRate();
    this.schedule = spec.options().schedule();
    this.updatesPerEpoch = updatesPerEpoch;
    this.warmUpdates = spec.options().warmUp() * updatesPerEpoch;
    this.epochs = spec.epochs() - spec.options().warmUp();
    this.reduced = base;
  }

  /** Of the next update. */
  double next() {
    int update = updates++;
    if (update < warmUpdates) {
      return base * (update + 1) / (warmUpdates + 1);
    }
    int since = update - warmUpdates;
    int epoch = since / updatesPerEpoch;
    return switch (schedule) {
      case ScheduleSpec.Constant() -> base;
      case ScheduleSpec.Step(int size, double gamma) -> {
        int changes = epoch / size;
        yield base * Math.pow(gamma, changes);
      }
      case ScheduleSpec.Exponential(double gamma) -> base * Math.pow(gamma, epoch);
      case ScheduleSpec.Cosine(double min) ->
          min + (base - min) * (1 + Math.cos(Math.PI * epoch / epochs)) / 2;
      case ScheduleSpec.OneCycle cycle -> oneCycle(cycle, since);
      case ScheduleSpec.Plateau plateau -> reduced;
    };
  }

  private double oneCycle(ScheduleSpec.OneCycle cycle, int update) {
    double total = (double) epochs * updatesPerEpoch;
    double top = cycle.pctStart() * total - 1;
    double first = base / cycle.divFactor();
    double last = first / cycle.finalDivFactor();
    return update <= top
        ? between(first, base, top <= 0 ? 1 : update / top)
        : between(base, last, (update - top) / (total - 1 - top));
  }

  /** Along half a cosine. */
  private static double between(double from, double to, double part) {
    return to + (from - to) / 2 * (1 + Math.cos(Math.PI * part));
  }

  /**
   * An epoch is over.
   *
   * @param curves of this epoch
   */
  void epochEnded(Map<String, Double> curves) {
    if (schedule instanceof ScheduleSpec.Plateau plateau && updates > warmUpdates) {
      watch(plateau, curves.getOrDefault(plateau.monitor().curve(), Double.NaN));
    }
  }

  private void watch(ScheduleSpec.Plateau plateau, double value) {
    if (isBetter(plateau.monitor(), value, plateau.threshold())) {
      best = value;
      badEpochs = 0;
    } else {
      badEpochs++;
    }
    if (cooling > 0) {
      cooling--;
      badEpochs = 0;
    }
    if (badEpochs > plateau.patience()) {
      reduced = Math.max(reduced * plateau.factor(), plateau.minLearningRate());
      cooling = plateau.cooldown();
      badEpochs = 0;
    }
  }

  private boolean isBetter(Monitor monitor, double value, double threshold) {
    if (Double.isNaN(value)) {
      return false;
    }
    if (Double.isNaN(best)) {
      return true;
    }
    return monitor.goal() == TaskSpec.Goal.MINIMIZE
        ? value < best * (1 - threshold)
        : value > best * (1 + threshold);
  }
}
