// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.benchmark;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.convolutional.Conv2d;
import assay.runner.measure.Ticker;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Measures what a device can do at best. */
final class PeakMeasurement {
  private final NDManager device;
  private final DataType type;
  private final PeakPlan plan;
  private final Ticker ticker;
  private final Consumer<String> progress;

  /**
   * @param device whose arrays are computed with
   * @param progress is told each operation before it begins
   */
  PeakMeasurement(
      NDManager device, DataType type, PeakPlan plan, Ticker ticker, Consumer<String> progress) {
    this.device = device;
    this.type = type;
    this.plan = plan;
    this.ticker = ticker;
    this.progress = progress;
  }

  DevicePeak measure() {
    return new DevicePeak(
        plan.sizes().stream().map(this::product).toList(),
        plan.convolutions().stream().map(this::convolution).toList(),
        addition());
  }

  private Roof product(int size) {
    Shape shape = new Shape(size, size);
    return roof(
        "matrix product " + size,
        2.0 * size * size * size,
        shape,
        shape,
        (left, right) -> {
          try (NDArray product = left.matMul(right)) {
            finish(product);
          }
        });
  }

  private Roof convolution(PeakPlan.Convolution each) {
    int channels = each.channels();
    Shape same = new Shape(1, 1);
    return roof(
        each.toString(),
        (double) each.flops(),
        new Shape(each.batch(), channels, each.side(), each.side()),
        new Shape(channels, channels, 3, 3),
        (images, kernels) -> {
          try (NDManager scope = device.newSubManager()) {
            images.tempAttach(scope);
            NDList result = Conv2d.conv2d(images, kernels, null, same, same);
            finish(result.singletonOrThrow());
          }
        });
  }

  /** Adds in place, so that no time goes into new memory: two are read and one is written. */
  private Roof addition() {
    Shape shape = new Shape(plan.vectorBytes() / type.getNumOfBytes());
    return roof(
        "addition of %d MiB".formatted(plan.vectorBytes() >> 20),
        3.0 * plan.vectorBytes(),
        shape,
        shape,
        (sum, summand) -> finish(sum.addi(summand)));
  }

  private Roof roof(
      String operation, double work, Shape left, Shape right, BiConsumer<NDArray, NDArray> action) {
    progress.accept(operation);
    try (NDManager scope = device.newSubManager()) {
      NDArray first = random(scope, left);
      NDArray second = random(scope, right);
      return Repetitions.of(
              () -> action.accept(first, second), plan.repetitions(), plan.atLeast(), ticker)
          .roof(operation, work);
    }
  }

  /** Small, so that no result overflows even in half precision. */
  private NDArray random(NDManager scope, Shape shape) {
    NDArray values = scope.randomUniform(-0.01f, 0.01f, shape, DataType.FLOAT32);
    return type == DataType.FLOAT32 ? values : values.toType(type, false);
  }

  /** A card computes while the program goes on; reading one value waits for it. */
  private static void finish(NDArray result) {
    try (NDArray flat = result.flatten();
        NDArray one = flat.get(0)) {
      var unused = one.toByteBuffer();
    }
  }
}
