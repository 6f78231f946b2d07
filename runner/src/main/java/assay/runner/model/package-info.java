// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Architectures: from a declared {@link assay.runner.spec.ModelSpec} to its layers, its cost, its
 * first weights and the block that the engine runs. Only {@link assay.runner.model.NetworkBlock}
 * needs the engine; sizes, costs and first weights are plain Java.
 *
 * <p>May import: spec, DJL.
 */
@NullMarked
package assay.runner.model;

import org.jspecify.annotations.NullMarked;
