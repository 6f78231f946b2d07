// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import assay.runner.measure.Environment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeakCacheTest {
  private static final Environment MACHINE =
      new Environment(Map.of("cpu_model", "Zen 3", "jvm_flags", "-Xmx1g"));
  private static final PeakKey KEY = new PeakKey(MACHINE, "PyTorch 2.7.1", "cpu", "float32", 2);
  private static final DevicePeak PEAK =
      new DevicePeak(
          List.of(new Roof("matrix product 512", 101.5e9, 99e9, 120)),
          List.of(new Roof("convolution", 60e9, 50e9, 8)),
          new Roof("addition", 10e9, 9e9, 8));

  @TempDir Path directory;

  @Test
  void whatWasStoredIsFound() {
    PeakCache cache = new PeakCache(directory.resolve("new"));

    assertThat(cache.find(KEY)).isEmpty();
    cache.store(KEY, PEAK);
    assertThat(cache.find(KEY)).hasValue(PEAK);
    assertThat(new PeakCache(directory.resolve("new")).find(KEY)).hasValue(PEAK);
  }

  @Test
  void anotherNumberOfThreadsIsAnotherPeak() {
    PeakCache cache = new PeakCache(directory);
    cache.store(KEY, PEAK);

    assertThat(cache.find(new PeakKey(MACHINE, "PyTorch 2.7.1", "cpu", "float32", 1))).isEmpty();
    assertThat(cache.find(new PeakKey(MACHINE, "PyTorch 2.7.1", "cpu", "float64", 2))).isEmpty();
    assertThat(cache.find(new PeakKey(MACHINE, "PyTorch 2.8.0", "cpu", "float32", 2))).isEmpty();
  }

  @Test
  void howJavaWasStartedMakesNoDifference() {
    PeakCache cache = new PeakCache(directory);
    cache.store(KEY, PEAK);

    Environment other = MACHINE.with("jvm_flags", "-XX:+UseSerialGC").with("jvm", "HotSpot 25");
    assertThat(cache.find(new PeakKey(other, "PyTorch 2.7.1", "cpu", "float32", 2))).hasValue(PEAK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{}", "{\"products\": [{}], \"memory\": {}}"})
  void aDamagedFileIsAsGoodAsNone(String text) throws Exception {
    PeakCache cache = new PeakCache(directory);
    Files.writeString(cache.file(KEY), text);

    assertThat(cache.find(KEY)).isEmpty();
  }

  @Test
  void theDirectoryIsThatOfTheUsersCaches() {
    Path home = Path.of("/home/ada");

    assertThat(PeakCache.ofUser(Map.of(), home).file(KEY))
        .isEqualTo(home.resolve(".cache/assay/device-peak/" + KEY.fingerprint() + ".json"));
    assertThat(PeakCache.ofUser(Map.of("XDG_CACHE_HOME", "/var/cache/ada"), home).file(KEY))
        .hasParentRaw(Path.of("/var/cache/ada/assay/device-peak"));
    assertThat(PeakCache.ofUser(Map.of("XDG_CACHE_HOME", "cache"), home).file(KEY))
        .hasParentRaw(home.resolve(".cache/assay/device-peak"));
  }
}
