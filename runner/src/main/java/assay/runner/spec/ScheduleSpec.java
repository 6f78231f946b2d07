// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/**
 * How the learning rate changes, as PyTorch's schedulers of these names do in closed form. Epochs
 * count from 0, after those of the warm-up.
 */
public sealed interface ScheduleSpec {

  /** It does not. */
  record Constant() implements ScheduleSpec {}

  /** StepLR: times {@code gamma} after every {@code stepSize} epochs. */
  record Step(int stepSize, double gamma) implements ScheduleSpec {}

  /** ExponentialLR: times {@code gamma} after every epoch. */
  record Exponential(double gamma) implements ScheduleSpec {}

  /** CosineAnnealingLR: half a wave from the rate to {@code etaMin} over all epochs. */
  record Cosine(double etaMin) implements ScheduleSpec {}

  /**
   * OneCycleLR with cosines, by update: from rate/{@code divFactor} up to the rate, then down to
   * that first value/{@code finalDivFactor}. The momentum stays as it is.
   *
   * @param pctStart share of all updates in which it rises
   */
  record OneCycle(double pctStart, double divFactor, double finalDivFactor)
      implements ScheduleSpec {}

  /**
   * ReduceLROnPlateau: times {@code factor} when the monitored curve has not improved for more than
   * {@code patience} epochs.
   *
   * @param threshold least relative improvement that counts
   * @param cooldown epochs after a change in which none are counted
   * @param minLearningRate it does not go below this
   */
  record Plateau(
      Monitor monitor,
      double factor,
      int patience,
      double threshold,
      int cooldown,
      double minLearningRate)
      implements ScheduleSpec {}
}
