// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Trains fits with PyTorch through DJL, by a loop of our own: mini-batches, gradients by the
 * engine's autograd, updates in Java. {@link assay.runner.train.TorchEngine} is the only door to
 * the engine, {@link assay.runner.train.DjlExecutor} what the fit loop calls.
 *
 * <p>May import: spec, plan, execute, data, model, quality, measure, DJL.
 */
@NullMarked
package assay.runner.train;

import org.jspecify.annotations.NullMarked;
