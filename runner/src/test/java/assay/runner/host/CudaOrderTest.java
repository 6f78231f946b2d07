// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Rules of the CUDA C++ Programming Guide, "CUDA Environment Variables". */
class CudaOrderTest {
  private static final List<HostFacts.Gpu> SAME =
      List.of(card(0, "H100", "GPU-aa1"), card(1, "H100", "GPU-ab2"), card(2, "H100", "GPU-c3"));
  private static final List<HostFacts.Gpu> DIFFERENT =
      List.of(card(0, "T4", "GPU-aa1"), card(1, "H100", "GPU-ab2"));

  @Test
  void withoutVariablesCardsOfOneKindKeepTheirOrder() {
    assertThat(order(SAME, Map.of())).containsExactly("0", "1", "2");
  }

  @Test
  void cudaBeginsWithTheFastestSoDifferentCardsCannotBeToldByNumber() {
    assertThat(order(DIFFERENT, Map.of())).containsExactly("?", "?");
    assertThat(order(DIFFERENT, Map.of("CUDA_DEVICE_ORDER", "FASTEST_FIRST")))
        .containsExactly("?", "?");
  }

  @Test
  void theOrderOfAddressesIsThatOfTheDriver() {
    assertThat(order(DIFFERENT, Map.of("CUDA_DEVICE_ORDER", "PCI_BUS_ID")))
        .containsExactly("0", "1");
  }

  @Test
  void visibleCardsAreChosenAndNumberedAnew() {
    assertThat(order(SAME, Map.of("CUDA_VISIBLE_DEVICES", "2,0"))).containsExactly("2", "0");
  }

  @Test
  void uuidsTellDifferentCardsApartAndTheirBeginningIsEnough() {
    assertThat(order(DIFFERENT, Map.of("CUDA_VISIBLE_DEVICES", "GPU-ab2, GPU-aa")))
        .containsExactly("1", "0");
  }

  @Test
  void whatFollowsAnUnknownCardIsNotSeen() {
    assertThat(order(SAME, Map.of("CUDA_VISIBLE_DEVICES", "1,-1,0"))).containsExactly("1");
    assertThat(order(SAME, Map.of("CUDA_VISIBLE_DEVICES", "1,7,0"))).containsExactly("1");
    assertThat(order(SAME, Map.of("CUDA_VISIBLE_DEVICES", "GPU-a,1"))).isEmpty();
    assertThat(order(SAME, Map.of("CUDA_VISIBLE_DEVICES", "MIG-1,1"))).isEmpty();
    assertThat(order(SAME, Map.of("CUDA_VISIBLE_DEVICES", ""))).isEmpty();
  }

  @Test
  void addressesAreComparedWithoutTheirZerosAndCapitals() {
    assertThat(PciBusId.normal("00000000:3B:00.0")).contains("0000:3b:00.0");
    assertThat(PciBusId.normal("0000:3b:00.0\n")).contains("0000:3b:00.0");
    assertThat(PciBusId.normal("3B:00")).contains("0000:3b:00.0");
    assertThat(PciBusId.normal("virtual")).isEmpty();
  }

  private static List<String> order(List<HostFacts.Gpu> cards, Map<String, String> environment) {
    return CudaOrder.of(cards, environment).stream()
        .map(card -> card.map(found -> Integer.toString(found.index())).orElse("?"))
        .toList();
  }

  private static HostFacts.Gpu card(int index, String name, String uuid) {
    return new HostFacts.Gpu(
        index,
        name,
        Optional.empty(),
        OptionalLong.empty(),
        Optional.of(uuid),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OptionalDouble.empty());
  }
}
