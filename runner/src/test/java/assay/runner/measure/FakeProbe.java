// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import java.util.OptionalLong;

/** A process whose memory the test sets. */
final class FakeProbe implements ResourceProbe {
  private OptionalLong bytes = OptionalLong.empty();
  private int readings;

  void set(long value) {
    bytes = OptionalLong.of(value);
  }

  int readings() {
    return readings;
  }

  @Override
  public OptionalLong residentBytes() {
    readings++;
    return bytes;
  }
}
