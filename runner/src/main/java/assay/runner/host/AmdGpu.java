// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * A card of AMD, from the files of Linux' driver.
 *
 * @param device the card's directory
 * @param sensors the directory of its sensors; one that does not exist where it has none
 */
record AmdGpu(Path device, Path sensors, HostFacts.Gpu facts) implements Gpu {
  private static final Pattern CARD = Pattern.compile("card\\d+");
  private static final Pattern SENSORS = Pattern.compile("hwmon\\d+");
  private static final String VENDOR = "0x1002";
  private static final double MICRO = 1e6;
  private static final double MILLI = 1e3;

  /**
   * All cards.
   *
   * @param root of the file system
   * @param first index to give
   * @param names of the cards of AMD, in the same order; asked where the driver does not tell
   */
  static List<Gpu> all(Path root, int first, Supplier<List<String>> names) {
    List<Gpu> gpus = new ArrayList<>();
    for (Path card : SystemFiles.list(root.resolve("sys/class/drm"), CARD)) {
      Path device = card.resolve("device");
      if (SystemFiles.read(device.resolve("vendor"))
              .map(String::strip)
              .filter(VENDOR::equals)
              .isPresent()
          && number(device.resolve("gpu_busy_percent")).isPresent()) {
        Path sensors =
            SystemFiles.list(device.resolve("hwmon"), SENSORS).stream()
                .findFirst()
                .orElse(device.resolve("hwmon"));
        String name =
            SystemFiles.read(device.resolve("product_name"))
                .flatMap(Known::text)
                .orElseGet(() -> name(names.get(), gpus.size()));
        gpus.add(new AmdGpu(device, sensors, facts(device, sensors, first + gpus.size(), name)));
      }
    }
    return gpus;
  }

  private static String name(List<String> names, int index) {
    return index < names.size() ? names.get(index) : "AMD graphics card";
  }

  private static HostFacts.Gpu facts(Path device, Path sensors, int index, String name) {
    return new HostFacts.Gpu(
        index,
        name,
        Optional.of("AMD"),
        number(device.resolve("mem_info_vram_total")),
        SystemFiles.read(device.resolve("unique_id")).flatMap(Known::text),
        SystemFiles.real(device).flatMap(path -> PciBusId.normal(path.getFileName().toString())),
        Optional.empty(),
        Optional.empty(),
        scaled(sensors.resolve("power1_cap"), MICRO));
  }

  private static OptionalLong number(Path file) {
    return SystemFiles.read(file)
        .flatMap(Known::count)
        .map(OptionalLong::of)
        .orElse(OptionalLong.empty());
  }

  private static OptionalDouble scaled(Path file, double unit) {
    OptionalLong number = number(file);
    return number.isPresent()
        ? OptionalDouble.of(number.getAsLong() / unit)
        : OptionalDouble.empty();
  }

  @Override
  public OptionalDouble utilizationPercent() {
    return scaled(device.resolve("gpu_busy_percent"), 1);
  }

  @Override
  public OptionalLong memoryUsedBytes() {
    return number(device.resolve("mem_info_vram_used"));
  }

  @Override
  public OptionalLong memoryUsedBytes(long pid) {
    return OptionalLong.empty();
  }

  @Override
  public OptionalDouble powerWatts() {
    OptionalDouble average = scaled(sensors.resolve("power1_average"), MICRO);
    return average.isPresent() ? average : scaled(sensors.resolve("power1_input"), MICRO);
  }

  @Override
  public OptionalLong energyMicrojoules() {
    return number(sensors.resolve("energy1_input"));
  }

  @Override
  public OptionalDouble temperatureCelsius() {
    return scaled(sensors.resolve("temp1_input"), MILLI);
  }

  @Override
  public OptionalDouble clockMegahertz() {
    return scaled(sensors.resolve("freq1_input"), MICRO);
  }

  /** The driver tells in a form that changes with every generation of cards. */
  @Override
  public Optional<String> slowedBy() {
    return Optional.empty();
  }
}
