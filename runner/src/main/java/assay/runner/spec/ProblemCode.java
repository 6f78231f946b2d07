// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

/** Every kind of problem a declaration can have; codes are part of the public contract. */
public enum ProblemCode {
  /** The text is not YAML. */
  E100_SYNTAX,
  E101_UNKNOWN_KEY,
  E102_WRONG_TYPE,
  /** A key without a default is not given. */
  E103_MISSING_KEY,
  /** The type is right, but not the value. */
  E104_NOT_ALLOWED,
  /** A file that the declaration names does not exist or cannot be read. */
  E105_FILE_NOT_FOUND,
  /** Part of the language that this version does not run yet. */
  E106_NOT_SUPPORTED,
  E110_UNUSED_PARAMETER,
  E111_EMPTY_SPACE,
  E120_TOO_FEW_PER_CLASS,
  E121_TIME_ORDER,
  E122_GROUP_CROSSES_FOLDS,
  /** A cell of a data file, or a predefined fold, cannot be used. */
  E123_BAD_DATA,
  /** Rows, groups or times that are on both sides of a fold. */
  W130_LEAK_SUSPECTED,
  W131_SMALL_TEST_PART,
  E140_DEVICE_MISSING,
  /** Fits may need more memory than there is. */
  W141_MEMORY_FORECAST;

  /** The short form that people see, such as {@code E101}. */
  public String code() {
    return name().substring(0, 4);
  }

  /** Whether the experiment cannot run; warnings are shown and do not stop it. */
  public boolean isError() {
    return name().startsWith("E");
  }
}
