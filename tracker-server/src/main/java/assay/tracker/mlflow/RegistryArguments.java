// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.mlflow;

import assay.tracker.model.ModelStage;
import assay.tracker.model.Tag;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The arguments that the calls of the registry share, with its limits. */
final class RegistryArguments {

  private static final Pattern ALIAS =
      Pattern.compile("[\\w\\-]*", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern VERSION_ALIAS = Pattern.compile("[vV]\\d+");

  /** The alias that every model has: its newest version. */
  static final String LATEST = "latest";

  private RegistryArguments() {}

  static List<Tag> tags(Arguments arguments) {
    return arguments.objects("tags").stream().map(RegistryArguments::tag).toList();
  }

  static Tag tag(Arguments arguments) {
    String key = Limits.key(arguments.pathOf("key"), arguments.requireText("key"));
    String value = arguments.text("value");
    return new Tag(
        key, Limits.notLonger(arguments.pathOf("value"), value, Limits.REGISTRY_TAG_VALUE));
  }

  static String alias(Arguments arguments) {
    String alias = arguments.requireText("alias");
    if (!ALIAS.matcher(alias).matches()) {
      throw RequestException.invalid(
          ("Invalid alias name: '%s'. Names may only contain alphanumerics, underscores (_), and"
                  + " dashes (-).")
              .formatted(alias));
    }
    return Limits.notLonger("Registered model alias name", alias, Limits.ALIAS);
  }

  /** An alias that may be set. */
  static String freeAlias(Arguments arguments) {
    String alias = alias(arguments);
    if (alias.equalsIgnoreCase(LATEST)) {
      throw RequestException.invalid("'latest' alias name (case insensitive) is reserved.");
    }
    if (VERSION_ALIAS.matcher(alias).matches()) {
      throw RequestException.invalid("Version alias name '%s' is reserved.".formatted(alias));
    }
    return alias;
  }

  static ModelStage stage(String word) {
    return ModelStage.find(word)
        .orElseThrow(() ->
            RequestException.invalid(
                "Invalid Model Version stage: %s. Value must be one of %s."
                    .formatted(
                        word,
                        Arrays.stream(ModelStage.values())
                            .map(ModelStage::word)
                            .collect(Collectors.joining(", ")))));
  }
}
