// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MemoryWindowsTest {
  private final FakeProbe probe = new FakeProbe();
  private final MemoryWindows windows = new MemoryWindows(probe);

  @Test
  void thePeakIsTheHighestReadingOfTheWindow() {
    MemoryWindow window = openAt(100);
    sampleAt(300);
    sampleAt(200);

    assertThat(closeAt(window, 150)).isEqualTo(new MemoryPeak(OptionalLong.of(300), false));
  }

  @Test
  void aWindowShorterThanThePeriodIsReadAtItsEnds() {
    assertThat(closeAt(openAt(100), 90).bytes()).hasValue(100);
    assertThat(closeAt(openAt(100), 120).bytes()).hasValue(120);
  }

  @Test
  void readingsBeforeAndAfterDoNotCount() {
    sampleAt(900);
    MemoryWindow window = openAt(100);
    closeAt(window, 110);
    sampleAt(900);

    assertThat(window.close().bytes()).hasValue(110);
  }

  @Test
  void windowsThatOverlapAreBothShared() {
    MemoryWindow first = openAt(100);
    MemoryWindow second = openAt(200);

    assertThat(closeAt(first, 250)).isEqualTo(new MemoryPeak(OptionalLong.of(250), true));
    assertThat(closeAt(second, 50)).isEqualTo(new MemoryPeak(OptionalLong.of(250), true));
  }

  @Test
  void aWindowThatContainsAnotherIsSharedThoughItEndsAlone() {
    MemoryWindow outer = openAt(1);
    closeAt(openAt(1), 1);

    assertThat(closeAt(outer, 1).shared()).isTrue();
  }

  @Test
  void windowsOneAfterTheOtherAreNotShared() {
    assertThat(closeAt(openAt(1), 1).shared()).isFalse();
    assertThat(closeAt(openAt(1), 1).shared()).isFalse();
  }

  @Test
  void aPlatformThatDoesNotTellLeavesThePeakAbsent() {
    assertThat(windows.open().close()).isEqualTo(new MemoryPeak(OptionalLong.empty(), false));
  }

  @Test
  void nothingIsReadWhileNoWindowIsOpen() {
    windows.sample();

    assertThat(probe.readings()).isZero();
  }

  private MemoryWindow openAt(long bytes) {
    probe.set(bytes);
    return windows.open();
  }

  private void sampleAt(long bytes) {
    probe.set(bytes);
    windows.sample();
  }

  private MemoryPeak closeAt(MemoryWindow window, long bytes) {
    probe.set(bytes);
    return window.close();
  }
}
