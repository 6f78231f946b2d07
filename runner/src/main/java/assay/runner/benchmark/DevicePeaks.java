// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import assay.runner.measure.Ticker;
import assay.runner.train.TorchEngine;
import java.util.Locale;
import java.util.function.Consumer;

/** Measures devices by PyTorch. */
public final class DevicePeaks {
  private DevicePeaks() {}

  /** Of the numbers that are computed with. */
  public enum Type {
    FLOAT16,
    FLOAT32,
    FLOAT64;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How many cards the engine can use. */
  public static int gpus() {
    return TorchEngine.start().gpus();
  }

  /**
   * Measures on the calling thread.
   *
   * @param gpu number of the card; negative for the processor
   * @param threads of the engine in one operation
   * @param progress is told each operation before it begins
   */
  public static DevicePeak measure(
      int gpu, Type type, int threads, PeakPlan plan, Consumer<String> progress) {
    TorchEngine engine = TorchEngine.start();
    engine.inference(threads);
    Device device = gpu < 0 ? Device.cpu() : Device.gpu(gpu);
    try (NDManager manager = engine.newManager(device)) {
      return new PeakMeasurement(
              manager, DataType.valueOf(type.name()), plan, Ticker.system(), progress)
          .measure();
    }
  }
}
