// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** A checked file of one of the kinds. */
public sealed interface Declaration permits ExperimentSpec, BenchmarkSpec {

  /** The file's name as the user wrote it. */
  String file();

  /** Name of the experiment in the tracker. */
  String name();
}
