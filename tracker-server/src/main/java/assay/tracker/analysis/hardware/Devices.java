// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.analysis.hardware;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Names of devices for people, no two alike. */
final class Devices {

  private final Map<Device, String> labels = new HashMap<>();

  /**
   * @param cells those measured first get the plain name
   */
  Devices(Collection<Cell> cells) {
    Map<String, List<Device>> named =
        cells.stream()
            .sorted(Comparator.comparingLong(Cell::startMillis).thenComparing(Cell::runId))
            .map(cell -> cell.setting().device())
            .distinct()
            .collect(Collectors.groupingBy(Device::name));
    named.forEach(this::label);
  }

  /** By the target where that tells them apart, else by a number. */
  private void label(String name, List<Device> devices) {
    boolean targets = devices.stream().map(Device::target).distinct().count() == devices.size();
    for (int i = 0; i < devices.size(); i++) {
      String mark = targets ? devices.get(i).target() : "#" + (i + 1);
      labels.put(devices.get(i), devices.size() == 1 ? name : "%s %s".formatted(name, mark));
    }
  }

  String label(Device device) {
    return labels.getOrDefault(device, device.name());
  }
}
