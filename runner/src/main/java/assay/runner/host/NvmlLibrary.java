// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.host;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * NVIDIA's management library, called through JNA. Functions are looked up by name when they are
 * called, since old drivers lack new ones. Initialised once, for as long as the program runs.
 */
final class NvmlLibrary implements Nvml {
  private static final int SUCCESS = 0;
  private static final int FUNCTION_NOT_FOUND = 13;
  private static final int TEXT_BYTES = 96;

  private final NativeLibrary library;
  private final Map<String, Optional<Function>> functions = new ConcurrentHashMap<>();
  private final List<Device> devices;

  private NvmlLibrary(NativeLibrary library) {
    this.library = library;
    this.devices = call("nvmlInit_v2") == SUCCESS ? findDevices() : List.of();
  }

  /** Of this machine; empty where there is no such library or its driver does not run. */
  static Optional<Nvml> load() {
    // The name without a number exists only where tools for developers are installed.
    return Stream.of("libnvidia-ml.so.1", "nvidia-ml", "nvml")
        .flatMap(name -> load(name).stream())
        .findFirst();
  }

  /**
   * @param name of the library, or its path
   */
  static Optional<Nvml> load(String name) {
    try {
      NvmlLibrary nvml = new NvmlLibrary(NativeLibrary.getInstance(name));
      return nvml.devices.isEmpty() ? Optional.empty() : Optional.of(nvml);
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }

  private int call(String name, Object... arguments) {
    return functions
        .computeIfAbsent(name, this::find)
        .map(function -> function.invokeInt(arguments))
        .orElse(FUNCTION_NOT_FOUND);
  }

  private Optional<Function> find(String name) {
    try {
      return Optional.of(library.getFunction(name));
    } catch (UnsatisfiedLinkError e) {
      return Optional.empty();
    }
  }

  private List<Device> findDevices() {
    IntByReference count = new IntByReference();
    if (call("nvmlDeviceGetCount_v2", count) != SUCCESS) {
      return List.of();
    }
    return IntStream.range(0, count.getValue())
        .mapToObj(this::device)
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Device> device(int index) {
    PointerByReference handle = new PointerByReference();
    return call("nvmlDeviceGetHandleByIndex_v2", index, handle) == SUCCESS
        ? Optional.of(new LibraryDevice(handle.getValue()))
        : Optional.empty();
  }

  @Override
  public Optional<String> driverVersion() {
    Memory text = new Memory(TEXT_BYTES);
    return text(call("nvmlSystemGetDriverVersion", text, TEXT_BYTES), text, 0);
  }

  @Override
  public OptionalInt cudaDriverVersion() {
    IntByReference version = new IntByReference();
    return call("nvmlSystemGetCudaDriverVersion_v2", version) == SUCCESS
        ? OptionalInt.of(version.getValue())
        : OptionalInt.empty();
  }

  @Override
  public List<Device> devices() {
    return devices;
  }

  private static Optional<String> text(int status, Memory memory, long offset) {
    return status == SUCCESS
        ? Known.text(memory.getString(offset, StandardCharsets.UTF_8.name()))
        : Optional.empty();
  }

  private final class LibraryDevice implements Device {
    private static final int CLOCK_OF_SM = 1;
    private static final int SENSOR_OF_GPU = 0;
    // Layouts of nvml.h: unsigned int is 4 bytes, unsigned long long 8 and at multiples of 8.
    private static final int PCI_INFO_BYTES = 68;
    private static final int PCI_INFO_BUS_ID = 36;
    private static final int MEMORY_2_BYTES = 40;
    private static final int MEMORY_2_VERSION = MEMORY_2_BYTES | 2 << 24;
    private static final int MEMORY_1_BYTES = 24;
    private static final int PROCESS_BYTES = 24;
    private static final int OLD_PROCESS_BYTES = 16;
    private static final int MOST_PROCESSES = 1024;
    private static final long NOT_AVAILABLE = -1;

    private final Pointer handle;

    LibraryDevice(Pointer handle) {
      this.handle = handle;
    }

    @Override
    public Optional<String> name() {
      return text("nvmlDeviceGetName");
    }

    @Override
    public Optional<String> uuid() {
      return text("nvmlDeviceGetUUID");
    }

    private Optional<String> text(String function) {
      Memory text = new Memory(TEXT_BYTES);
      return NvmlLibrary.text(call(function, handle, text, TEXT_BYTES), text, 0);
    }

    @Override
    public Optional<String> pciBusId() {
      Memory info = new Memory(PCI_INFO_BYTES);
      return NvmlLibrary.text(call("nvmlDeviceGetPciInfo_v3", handle, info), info, PCI_INFO_BUS_ID);
    }

    @Override
    public Optional<BoardMemory> memory() {
      Memory two = new Memory(MEMORY_2_BYTES);
      two.clear();
      two.setInt(0, MEMORY_2_VERSION);
      if (call("nvmlDeviceGetMemoryInfo_v2", handle, two) == SUCCESS) {
        return Optional.of(new BoardMemory(two.getLong(8), two.getLong(16), two.getLong(24)));
      }
      Memory one = new Memory(MEMORY_1_BYTES);
      return call("nvmlDeviceGetMemoryInfo", handle, one) == SUCCESS
          ? Optional.of(new BoardMemory(one.getLong(0), 0, one.getLong(8)))
          : Optional.empty();
    }

    @Override
    public OptionalInt utilizationPercent() {
      Memory rates = new Memory(8);
      return call("nvmlDeviceGetUtilizationRates", handle, rates) == SUCCESS
          ? OptionalInt.of(rates.getInt(0))
          : OptionalInt.empty();
    }

    @Override
    public OptionalInt powerMilliwatts() {
      return number("nvmlDeviceGetPowerUsage", handle);
    }

    @Override
    public OptionalInt powerLimitMilliwatts() {
      return number("nvmlDeviceGetEnforcedPowerLimit", handle);
    }

    @Override
    public OptionalInt smMegahertz() {
      return number("nvmlDeviceGetClockInfo", handle, CLOCK_OF_SM);
    }

    @Override
    public OptionalInt temperatureCelsius() {
      return number("nvmlDeviceGetTemperature", handle, SENSOR_OF_GPU);
    }

    @Override
    public OptionalLong energyMillijoules() {
      return longNumber("nvmlDeviceGetTotalEnergyConsumption");
    }

    @Override
    public OptionalLong clockEventReasons() {
      OptionalLong reasons = longNumber("nvmlDeviceGetCurrentClocksEventReasons");
      return reasons.isPresent()
          ? reasons
          : longNumber("nvmlDeviceGetCurrentClocksThrottleReasons");
    }

    @Override
    public Map<Long, OptionalLong> computeProcesses() {
      return processes("nvmlDeviceGetComputeRunningProcesses_v3", PROCESS_BYTES)
          .or(() -> processes("nvmlDeviceGetComputeRunningProcesses_v2", PROCESS_BYTES))
          .or(() -> processes("nvmlDeviceGetComputeRunningProcesses", OLD_PROCESS_BYTES))
          .orElse(Map.of());
    }

    private Optional<Map<Long, OptionalLong>> processes(String function, int size) {
      IntByReference count = new IntByReference(MOST_PROCESSES);
      Memory infos = new Memory((long) MOST_PROCESSES * size);
      if (call(function, handle, count, infos) != SUCCESS) {
        return Optional.empty();
      }
      Map<Long, OptionalLong> processes = new HashMap<>();
      for (int i = 0; i < count.getValue(); i++) {
        long bytes = infos.getLong((long) i * size + 8);
        processes.put(
            Integer.toUnsignedLong(infos.getInt((long) i * size)),
            bytes == NOT_AVAILABLE ? OptionalLong.empty() : OptionalLong.of(bytes));
      }
      return Optional.of(processes);
    }

    private OptionalInt number(String function, Object... before) {
      IntByReference value = new IntByReference();
      Object[] arguments = new Object[before.length + 1];
      System.arraycopy(before, 0, arguments, 0, before.length);
      arguments[before.length] = value;
      return call(function, arguments) == SUCCESS
          ? OptionalInt.of(value.getValue())
          : OptionalInt.empty();
    }

    private OptionalLong longNumber(String function) {
      LongByReference value = new LongByReference();
      return call(function, handle, value) == SUCCESS
          ? OptionalLong.of(value.getValue())
          : OptionalLong.empty();
    }
  }
}
