// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.Environment.Difference;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentTest {

  @Test
  void theFingerprintIsThatOfTheCanonicalJson() {
    // printf '%s' '{"cpu_model":"AMD EPYC 7B13","kernel":"6.1.0","sockets":"1"}' | sha256sum
    assertThat(of("sockets", "1", "cpu_model", "AMD EPYC 7B13", "kernel", "6.1.0").fingerprint())
        .isEqualTo("1c8e277a467ebf70d61a8ead3d6765d3f81306ca7195f83ca3cf649285fe9c98");
  }

  @Test
  void theOrderOfTheFieldsIsKeptButNotInTheFingerprint() {
    Environment first = of("b", "1", "a", "2");
    Environment second = of("a", "2", "b", "1");

    assertThat(first.fields().keySet()).containsExactly("b", "a");
    assertThat(first.fingerprint()).isEqualTo(second.fingerprint());
  }

  @Test
  void anyValueChangesTheFingerprint() {
    Environment environment = of("kernel", "6.1.0");

    assertThat(environment.with("kernel", "6.1.1").fingerprint())
        .isNotEqualTo(environment.fingerprint());
    assertThat(environment.with("turbo", "on").fingerprint())
        .isNotEqualTo(environment.fingerprint());
    assertThat(environment.with("turbo", "on").without("turbo").fingerprint())
        .isEqualTo(environment.fingerprint());
  }

  @Test
  void blanksAndControlCharactersAreOneBlankAndNothingIsAbsent() {
    // printf '%s' '{"jvm":"x y é \"z\""}' | sha256sum
    Environment environment = of("jvm", " x\t\u0001 y é \"z\"\n", "os", " \n");

    assertThat(environment.fields()).containsExactly(Map.entry("jvm", "x y é \"z\""));
    assertThat(environment.fingerprint())
        .isEqualTo("48e5ba6fb94c26cf8ff16eb15afd61e6018f7d04bc1a0aadd74bbba2a9b6673d");
  }

  @Test
  void differencesNameTheFieldsThatDifferAndWhatEachSays() {
    assertThat(
            Environment.differences(
                of("kernel", "6.1", "turbo", "on", "os", "Debian"),
                of("kernel", "6.2", "os", "Debian", "governor", "powersave")))
        .containsExactly(
            Map.entry("governor", new Difference(Optional.empty(), Optional.of("powersave"))),
            Map.entry("kernel", new Difference(Optional.of("6.1"), Optional.of("6.2"))),
            Map.entry("turbo", new Difference(Optional.of("on"), Optional.empty())));
  }

  @Test
  void theSameEnvironmentHasNoDifferences() {
    assertThat(Environment.differences(of("a", "1", "b", "2"), of("b", "2", "a", "1"))).isEmpty();
  }

  private static Environment of(String... fieldsAndValues) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (int i = 0; i < fieldsAndValues.length; i += 2) {
      fields.put(fieldsAndValues[i], fieldsAndValues[i + 1]);
    }
    return new Environment(fields);
  }
}
