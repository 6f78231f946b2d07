// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** How the first values of weights or biases are drawn. */
public sealed interface Initializer {

  /** All zero. */
  record Zeros() implements Initializer {}

  /** Gaussian with mean 0. */
  record Normal(double std) implements Initializer {}

  /** Uniform in [-bound, bound]. */
  record Uniform(double bound) implements Initializer {}

  /**
   * Uniform in ±√(6/(fan_in+fan_out)) (Glorot and Bengio 2010); biases use their layer's bound, as
   * scikit-learn does.
   */
  record XavierUniform() implements Initializer {}

  /** Gaussian with variance 2/(fan_in+fan_out) (Glorot and Bengio 2010). */
  record XavierNormal() implements Initializer {}

  /** Uniform in ±√(6/fan_in) (He et al. 2015). */
  record HeUniform() implements Initializer {}

  /** Gaussian with variance 2/fan_in (He et al. 2015). */
  record HeNormal() implements Initializer {}
}
