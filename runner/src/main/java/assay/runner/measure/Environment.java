// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What of a machine and its software can change a measurement, by field name ({@code cpu_model},
 * {@code kernel} …), in a fixed order. What is not known is absent. Values are texts, so that an
 * environment can be made again from the tags of a run; control characters and runs of blanks in
 * them count as one blank.
 */
public record Environment(Map<String, String> fields) {
  private static final JsonMapper JSON = new JsonMapper();

  public Environment {
    Map<String, String> clean = new LinkedHashMap<>();
    fields.forEach((field, value) -> {
      String text = value.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
      if (!text.isEmpty()) {
        clean.put(field, text);
      }
    });
    fields = Collections.unmodifiableMap(clean);
  }

  public Optional<String> find(String field) {
    return Optional.ofNullable(fields.get(field));
  }

  /** With another value of a field, or with one more field. */
  public Environment with(String field, String value) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.put(field, value);
    return new Environment(changed);
  }

  public Environment without(String field) {
    Map<String, String> changed = new LinkedHashMap<>(fields);
    changed.remove(field);
    return new Environment(changed);
  }

  /**
   * SHA-256, in hex, of the canonical JSON (RFC 8785) of the fields, whatever their order: two
   * measurements with the same value may be compared for speed.
   */
  public String fingerprint() {
    try {
      // Sorted by UTF-16 units and without blanks; nothing is left that has two ways to be escaped.
      byte[] json = JSON.writeValueAsBytes(new TreeMap<>(fields));
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(json));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts cannot be written", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** What two environments say about one field. */
  public record Difference(Optional<String> first, Optional<String> second) {}

  /** The fields in which two environments differ, by name; empty where the fingerprint is one. */
  public static Map<String, Difference> differences(Environment first, Environment second) {
    Map<String, Difference> differences = new LinkedHashMap<>();
    TreeSet<String> names = new TreeSet<>(first.fields.keySet());
    names.addAll(second.fields.keySet());
    for (String name : names) {
      Difference difference = new Difference(first.find(name), second.find(name));
      if (!difference.first().equals(difference.second())) {
        differences.put(name, difference);
      }
    }
    return Collections.unmodifiableMap(differences);
  }
}
