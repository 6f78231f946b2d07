// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** A step that knows its numbers. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Scaler.class, name = "scale"),
  @JsonSubTypes.Type(value = Clipper.class, name = "clip"),
  @JsonSubTypes.Type(value = Imputer.class, name = "impute"),
  @JsonSubTypes.Type(value = OneHot.class, name = "one_hot"),
  @JsonSubTypes.Type(value = Tokenizer.class, name = "tokenize")
})
sealed interface FittedStep permits Scaler, Clipper, Imputer, OneHot, Tokenizer {

  /** The same rows after the step. */
  Frame apply(Frame rows);
}
