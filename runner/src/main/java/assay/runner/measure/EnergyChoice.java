// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import assay.runner.measure.SourceEnergy.Method;
import java.util.List;
import java.util.OptionalDouble;

/**
 * How energy may be found out: for each device the first way that works is taken.
 *
 * @param order the ways, best first
 * @param strict whether only the first of them is taken: a number is then never of another kind
 * @param wattsPerCore of a processor's core that works, for estimates; empty if not known
 */
public record EnergyChoice(List<Method> order, boolean strict, OptionalDouble wattsPerCore) {

  /** What is measured, by whatever the machine has; nothing is estimated. */
  public static final EnergyChoice MEASURED =
      new EnergyChoice(List.of(Method.COUNTER, Method.SAMPLED), false, OptionalDouble.empty());

  public EnergyChoice {
    order = List.copyOf(order);
  }

  /** The ways that may be tried. */
  public List<Method> tried() {
    return strict ? order.subList(0, Math.min(1, order.size())) : order;
  }

  public boolean tries(Method method) {
    return tried().contains(method);
  }

  /** With another power of a core. */
  public EnergyChoice withWattsPerCore(OptionalDouble watts) {
    return new EnergyChoice(order, strict, watts);
  }
}
