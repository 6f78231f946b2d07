// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.exchange;

import assay.tracker.model.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** One of MLflow's YAML files: a mapping. */
final class MetaFile {

  private static final String NULL = "null";

  private final Path file;
  private final Map<?, ?> values;

  private MetaFile(Path file, Map<?, ?> values) {
    this.file = file;
    this.values = values;
  }

  static MetaFile read(Path file) {
    // Every scalar stays text: an id such as 1e10 must not become a number.
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    try {
      Object content = new Load(settings).loadFromString(Files.readString(file));
      if (content instanceof Map<?, ?> values) {
        return new MetaFile(file, values);
      }
      throw new SourceException(file, "a mapping is expected");
    } catch (IOException | YamlEngineException e) {
      throw new SourceException(file, e);
    }
  }

  /** Empty where it is missing. */
  String text(String key) {
    String text = find(key);
    return text == null ? "" : text;
  }

  String requireText(String key) {
    String text = find(key);
    if (text == null) {
      throw new SourceException(file, "%s is missing".formatted(key));
    }
    return text;
  }

  OptionalLong number(String key) {
    String text = find(key);
    if (text == null) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw new SourceException(
          file, "%s is '%s', where a whole number is expected".formatted(key, text));
    }
  }

  /** The pairs of a mapping below a key; none where it is missing. */
  List<Tag> tags(String key) {
    return values.get(key) instanceof Map<?, ?> pairs
        ? pairs.entrySet().stream()
            .map(pair -> new Tag(String.valueOf(pair.getKey()), String.valueOf(pair.getValue())))
            .toList()
        : List.of();
  }

  private @Nullable String find(String key) {
    return values.get(key) instanceof String text && !text.equals(NULL) && !text.isEmpty()
        ? text
        : null;
  }
}
