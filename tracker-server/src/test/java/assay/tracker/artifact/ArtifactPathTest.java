// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ArtifactPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "..",
        "../x",
        "a/..",
        "a/../../x",
        "a/./b",
        ".",
        "a//b",
        "/etc/passwd",
        "//host/share",
        "/",
        "a\\b",
        "..\\x",
        "\\\\host\\share",
        "C:/x",
        "c:\\x",
        "C:",
        "a/C:/x",
        "a\0b",
        "a\nb",
        "a#b",
        "%2e%2e/x",
        "%2E%2e%2fx",
        "a/%2e%2e/x",
        "%252e%252e%252fx",
        "%25252e%25252e/x",
        "%2Fetc/passwd",
        "a%5cb",
        "a%255Cb",
        "a%00b",
        "%43:/x",
        "C%3A/x",
        "a/%2e/b",
      })
  void whatCouldLeadOutIsRefused(String path) {
    assertThatThrownBy(() -> ArtifactPath.parse(path)).isInstanceOf(ArtifactPathException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"%2e%2e/x", "%2e%2e%2fx", "..%2f", "%252e%252e/x", "%2Fx", "a%00", "%zz"})
  void whatIsEncodedInAUrlIsDecodedBeforeItIsJudged(String path) {
    assertThatThrownBy(() -> ArtifactPath.parseEncoded(path))
        .isInstanceOf(ArtifactPathException.class);
  }

  @Test
  void whatIsEncodedTooOftenIsRefused() {
    String path = "%" + "25".repeat(200) + "2e%2e/x";

    assertThatThrownBy(() -> ArtifactPath.parse(path)).isInstanceOf(ArtifactPathException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "a/b.txt",
        "model:v1/x",
        "...",
        "a..b",
        "größe/📏.png",
        "100%",
        "dog%step%100%timestamp%1700%1.png",
        "dog%step%23%timestamp%17.png",
        "a+b c",
        "%zz"
      })
  void ordinaryNamesStayAsTheyAre(String path) {
    assertThat(ArtifactPath.parse(path)).hasToString(path);
  }

  @Test
  void urlsAreDecodedOnce() {
    assertThat(ArtifactPath.parseEncoded("a%20b/%C3%A4+%2520")).hasToString("a b/ä+%20");
  }

  @Test
  void theEmptyPathIsTheRootAndATrailingSlashIsIgnored() {
    assertThat(ArtifactPath.parse("").isRoot()).isTrue();
    assertThat(ArtifactPath.parse("a/b/")).hasToString("a/b");
  }

  @Test
  void aPathCanBePutBelowAnother() {
    ArtifactPath parent = ArtifactPath.parse("0/run/artifacts");

    assertThat(ArtifactPath.parse("a/b").within(parent)).hasToString("0/run/artifacts/a/b");
    assertThat(ArtifactPath.ROOT.within(parent)).isEqualTo(parent);
  }
}
