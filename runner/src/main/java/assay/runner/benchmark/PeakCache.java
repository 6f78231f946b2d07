// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Peaks that were measured before, a file each: {@code $XDG_CACHE_HOME/assay/device-peak/KEY.json},
 * by default in {@code ~/.cache}. They may be deleted at any time.
 */
public final class PeakCache {
  private static final JsonMapper JSON = new JsonMapper();

  private final Path directory;

  PeakCache(Path directory) {
    this.directory = directory;
  }

  /**
   * That of the user.
   *
   * @param environment variables of the process; a relative {@code XDG_CACHE_HOME} does not count,
   *     as the XDG base directory specification demands
   */
  public static PeakCache ofUser(Map<String, String> environment, Path home) {
    Path base =
        Optional.ofNullable(environment.get("XDG_CACHE_HOME"))
            .map(Path::of)
            .filter(Path::isAbsolute)
            .orElse(home.resolve(".cache"));
    return new PeakCache(base.resolve("assay").resolve("device-peak"));
  }

  /** Where the peak of a key is, or would be. */
  public Path file(PeakKey key) {
    return directory.resolve(key.fingerprint() + ".json");
  }

  /** Empty also where the file is damaged: it is measured again then. */
  public Optional<DevicePeak> find(PeakKey key) {
    try {
      JsonNode json = JSON.readTree(Files.readString(file(key)));
      return Optional.of(
          new DevicePeak(
              roofs(json.path("products")),
              roofs(json.path("convolutions")),
              roof(json.path("memory"))));
    } catch (IOException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * @throws UncheckedIOException if the directory cannot be written
   */
  public void store(PeakKey key, DevicePeak peak) {
    try {
      Files.createDirectories(directory);
      Path written = Files.createTempFile(directory, "peak", ".tmp");
      Files.writeString(written, toJson(peak).toPrettyString());
      Files.move(written, file(key), StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The form of the files. */
  public static ObjectNode toJson(DevicePeak peak) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("flops_per_second", peak.flopsPerSecond());
    json.put("bytes_per_second", peak.bytesPerSecond());
    json.set("products", toJson(peak.products()));
    json.set("convolutions", toJson(peak.convolutions()));
    json.set("memory", toJson(peak.memory()));
    return json;
  }

  private static ArrayNode toJson(List<Roof> roofs) {
    ArrayNode array = JsonNodeFactory.instance.arrayNode();
    roofs.forEach(roof -> array.add(toJson(roof)));
    return array;
  }

  private static ObjectNode toJson(Roof roof) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("operation", roof.operation())
        .put("best_per_second", roof.bestPerSecond())
        .put("median_per_second", roof.medianPerSecond())
        .put("repetitions", roof.repetitions());
  }

  private static List<Roof> roofs(JsonNode array) {
    List<Roof> roofs = new ArrayList<>();
    array.forEach(each -> roofs.add(roof(each)));
    if (roofs.isEmpty()) {
      throw new IllegalArgumentException("no roofs");
    }
    return roofs;
  }

  private static Roof roof(JsonNode json) {
    double best = json.path("best_per_second").doubleValue();
    if (!(best > 0)) {
      throw new IllegalArgumentException("no roof: " + json);
    }
    return new Roof(
        json.path("operation").asText(),
        best,
        json.path("median_per_second").doubleValue(),
        json.path("repetitions").intValue());
  }
}
