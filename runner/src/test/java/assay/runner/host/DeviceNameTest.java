// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeviceNameTest {

  @ParameterizedTest
  @CsvSource({
    "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz, Intel Xeon Platinum 8481C",
    "Intel(R) Xeon(R) CPU @ 2.20GHz, Intel Xeon",
    "Intel(R) Core(TM) i7-1165G7 @ 2.80GHz, Intel Core i7-1165G7",
    "AMD EPYC 7763 64-Core Processor, AMD EPYC 7763",
    "AMD Ryzen 7 5700U with Radeon Graphics, AMD Ryzen 7 5700U",
    "Apple M2 Pro, Apple M2 Pro",
    "Neoverse-N1, Neoverse-N1"
  })
  void theModelStaysWithoutTrademarksCoresAndFrequency(String model, String name) {
    assertThat(DeviceName.ofCpu(Optional.of(model), "amd64")).isEqualTo(name);
  }

  @Test
  void aProcessorWithoutModelIsNamedByItsArchitecture() {
    assertThat(DeviceName.ofCpu(Optional.empty(), "aarch64")).isEqualTo("aarch64 processor");
  }
}
