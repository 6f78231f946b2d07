// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Simple ways to predict that trials must beat, computed in double precision without an engine.
 *
 * <p>May import: spec, plan, execute, data, quality, measure.
 */
@NullMarked
package assay.runner.baseline;

import org.jspecify.annotations.NullMarked;
