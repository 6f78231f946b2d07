// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.spec;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Turns a checked {@code split} with all defaults into records. */
final class SplitBinding {
  private SplitBinding() {}

  static SplitSpec split(JsonNode split) {
    SplitSpec outer = method(split.get("outer"));
    return split.has("inner") ? new SplitSpec.Nested(outer, method(split.get("inner"))) : outer;
  }

  private static SplitSpec method(JsonNode of) {
    int repeats = of.get("repeats").intValue();
    return switch (of.get("method").textValue()) {
      case "holdout" -> new SplitSpec.Holdout(test(of), of.get("stratify").booleanValue(), repeats);
      case "kfold" -> new SplitSpec.KFold(folds(of), of.get("shuffle").booleanValue(), repeats);
      case "stratified_kfold" -> new SplitSpec.StratifiedKFold(folds(of), repeats);
      case "group_kfold" -> new SplitSpec.GroupKFold(folds(of), repeats);
      case "group_holdout" -> new SplitSpec.GroupHoldout(test(of), repeats);
      case "stratified_group_kfold" -> new SplitSpec.StratifiedGroupKFold(folds(of), repeats);
      case "rolling_origin" ->
          new SplitSpec.RollingOrigin(
              folds(of),
              whole(of.get("test")),
              of.get("gap").intValue(),
              of.get("embargo").doubleValue(),
              whole(of.get("max_train")),
              repeats);
      case "predefined" ->
          new SplitSpec.Predefined(text(of.get("file")), text(of.get("column")), repeats);
      default -> throw new IllegalStateException("no record for " + of);
    };
  }

  private static int folds(JsonNode of) {
    return of.get("folds").intValue();
  }

  private static SplitSpec.TestSize test(JsonNode of) {
    return new SplitSpec.TestSize(of.get("test").doubleValue());
  }

  private static OptionalInt whole(@Nullable JsonNode number) {
    return number == null ? OptionalInt.empty() : OptionalInt.of(number.intValue());
  }

  private static Optional<String> text(@Nullable JsonNode text) {
    return Optional.ofNullable(text).map(JsonNode::textValue);
  }
}
