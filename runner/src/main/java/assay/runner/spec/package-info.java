// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * The experiment language: YAML to an immutable {@link assay.runner.spec.ExperimentSpec}, with
 * every problem of a file found at once. No engine, no data, no network.
 *
 * <p>May import: SnakeYAML Engine, Jackson.
 */
@NullMarked
package assay.runner.spec;

import org.jspecify.annotations.NullMarked;
