// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** The model that a benchmark runs. */
public sealed interface SubjectSpec {

  /** An architecture with random weights. */
  record Family(ModelSpec model, int outputs) implements SubjectSpec {}

  /**
   * @param path as written; relative to the declaration
   */
  record File(String path) implements SubjectSpec {

    /** Whether it is an ONNX model, by its name. */
    public boolean onnx() {
      return path.toLowerCase(java.util.Locale.ROOT).endsWith(".onnx");
    }
  }
}
