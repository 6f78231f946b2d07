// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which card an engine means by {@code gpu:N}. CUDA numbers cards otherwise than the driver does:
 * {@code CUDA_VISIBLE_DEVICES} chooses and orders them, by number or UUID, and unless {@code
 * CUDA_DEVICE_ORDER} is {@code PCI_BUS_ID} numbers begin with the fastest card. So where cards
 * differ and are chosen by number, it is not known which is meant.
 */
final class CudaOrder {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,4}");

  private CudaOrder() {}

  /**
   * The cards in the order of CUDA; an empty place is a card that cannot be told.
   *
   * @param cards in the order of the driver, which is that of their PCI addresses
   * @param environment of the process that computes
   */
  static List<Optional<HostFacts.Gpu>> of(
      List<HostFacts.Gpu> cards, Map<String, String> environment) {
    String visible = environment.get("CUDA_VISIBLE_DEVICES");
    boolean known =
        "PCI_BUS_ID".equals(environment.get("CUDA_DEVICE_ORDER"))
            || cards.stream().map(HostFacts.Gpu::name).distinct().count() <= 1;
    List<Optional<HostFacts.Gpu>> numbered =
        cards.stream()
            .map(card -> known ? Optional.of(card) : Optional.<HostFacts.Gpu>empty())
            .toList();
    return visible == null ? numbered : chosen(visible, cards, numbered);
  }

  /** As CUDA does, what follows something that is no card is not seen. */
  private static List<Optional<HostFacts.Gpu>> chosen(
      String visible, List<HostFacts.Gpu> cards, List<Optional<HostFacts.Gpu>> numbered) {
    List<Optional<HostFacts.Gpu>> chosen = new ArrayList<>();
    for (String name : visible.split(",", -1)) {
      String word = name.strip();
      if (NUMBER.matcher(word).matches()) {
        int number = Integer.parseInt(word);
        if (number >= numbered.size()) {
          return chosen;
        }
        chosen.add(numbered.get(number));
      } else {
        Optional<HostFacts.Gpu> card = byUuid(word, cards);
        if (card.isEmpty()) {
          return chosen;
        }
        chosen.add(card);
      }
    }
    return chosen;
  }

  /** The beginning of a UUID is enough, if it is that of one card alone. */
  private static Optional<HostFacts.Gpu> byUuid(String prefix, List<HostFacts.Gpu> cards) {
    List<HostFacts.Gpu> found =
        cards.stream()
            .filter(card -> card.uuid().filter(uuid -> uuid.startsWith(prefix)).isPresent())
            .toList();
    return prefix.startsWith("GPU-") && found.size() == 1
        ? Optional.of(found.getFirst())
        : Optional.empty();
  }
}
