// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.model;

import assay.runner.spec.ModelSpec;
import assay.runner.spec.ModelSpec.LayerSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Fills the sizes of a model in. */
final class Blueprint {
  private final List<Integer> row;
  private final int outputs;
  private final List<Layer> layers = new ArrayList<>();

  Blueprint(List<Integer> row, int outputs) {
    this.row = List.copyOf(row);
    this.outputs = outputs;
  }

  Architecture of(ModelSpec model) {
    return switch (model) {
      case ModelSpec.Mlp mlp -> mlp(mlp);
      case ModelSpec.Cnn cnn -> cnn(cnn);
      case ModelSpec.Recurrent recurrent -> recurrent(recurrent);
      case ModelSpec.Transformer transformer -> transformer(transformer);
    };
  }

  private Architecture mlp(ModelSpec.Mlp model) {
    List<Integer> input = List.of(Math.toIntExact(Sizes.product(row)));
    int width = input.getFirst();
    for (int hidden : model.hidden()) {
      layers.add(new Layer.Linear(width, hidden));
      norm(model.norm(), List.of(hidden));
      activate(model.activation());
      dropout(model.dropout());
      width = hidden;
    }
    layers.add(new Layer.Linear(width, outputs));
    return new Architecture(input, layers);
  }

  private Architecture cnn(ModelSpec.Cnn model) {
    List<Integer> input = input(model.input(), 3, "[channels, height, width], such as [1, 8, 8]");
    new LayerList(model.activation()).add(model.layers(), "model.layers", input);
    boolean judged = !layers.isEmpty() && layers.getLast() instanceof Layer.Linear;
    if (!judged
        || !(last(model.layers()) instanceof LayerSpec.Dense dense)
        || dense.units().isPresent()) {
      throw new ArchitectureException(
          "model.layers",
          "The last layer gives the outputs of the task.",
          "End the list with `{dense: classes}`.");
    }
    return new Architecture(input, layers);
  }

  private static LayerSpec last(List<LayerSpec> specs) {
    return specs.getLast();
  }

  private Architecture recurrent(ModelSpec.Recurrent model) {
    List<Integer> input = sequence(model.input());
    int width = input.get(1);
    int depth = model.hidden().size();
    if (depth == 0) {
      throw new ArchitectureException(
          "model.hidden", "A recurrent network needs a layer.", "Write `hidden: [64]`.");
    }
    for (int i = 0; i < depth; i++) {
      Layer.Recurrent layer =
          new Layer.Recurrent(
              model.cell(), width, model.hidden().get(i), model.bidirectional(), i < depth - 1);
      layers.add(layer);
      dropout(model.dropout());
      width = layer.directions() * layer.state();
    }
    layers.add(new Layer.Linear(width, outputs));
    return new Architecture(input, layers);
  }

  private Architecture transformer(ModelSpec.Transformer model) {
    if (model.width() % model.heads() != 0) {
      throw new ArchitectureException(
          "model.heads",
          "%d heads cannot share a width of %d.".formatted(model.heads(), model.width()),
          "Let `heads` divide `width`.");
    }
    List<Integer> input = sequence(model.input());
    layers.add(new Layer.Linear(input.get(1), model.width()));
    if (model.positions()) {
      layers.add(new Layer.Positions(input.get(0), model.width()));
    }
    dropout(model.dropout());
    for (int i = 0; i < model.layers(); i++) {
      layers.add(
          new Layer.Encoder(
              model.width(),
              model.heads(),
              model.feedForward(),
              model.activation(),
              model.dropout(),
              model.normFirst()));
    }
    if (model.normFirst()) {
      layers.add(new Layer.LayerNorm(List.of(model.width())));
    }
    layers.add(new Layer.Pooled(model.pool() == ModelSpec.Pool.MEAN));
    layers.add(new Layer.Linear(model.width(), outputs));
    return new Architecture(input, layers);
  }

  /** Columns are steps of one feature unless it is said otherwise. */
  private List<Integer> sequence(List<Integer> declared) {
    return declared.isEmpty() && row.size() == 1
        ? List.of(row.getFirst(), 1)
        : input(declared, 2, "[steps, features]");
  }

  private List<Integer> input(List<Integer> declared, int dimensions, String form) {
    List<Integer> input = declared.isEmpty() ? row : declared;
    if (input.size() != dimensions) {
      throw new ArchitectureException(
          "model.input",
          "This family reads %s, and a row is %s.".formatted(form, input),
          "Add `input: %s`.".formatted(form.replaceFirst(",? such as.*", "")));
    }
    if (Sizes.product(input) != Sizes.product(row)) {
      throw new ArchitectureException(
          "model.input",
          "%s are %d numbers, and a row has %d."
              .formatted(input, Sizes.product(input), Sizes.product(row)),
          "Their product must be %d.".formatted(Sizes.product(row)));
    }
    return input;
  }

  private void activate(ModelSpec.Activation function) {
    activate(layers, function);
  }

  private static void activate(List<Layer> to, ModelSpec.Activation function) {
    if (function != ModelSpec.Activation.IDENTITY) {
      to.add(new Layer.Activate(function));
    }
  }

  private void dropout(double rate) {
    if (rate > 0) {
      layers.add(new Layer.Dropout(rate));
    }
  }

  private void norm(ModelSpec.Norm norm, List<Integer> shape) {
    norm(layers, norm, shape);
  }

  private static void norm(List<Layer> to, ModelSpec.Norm norm, List<Integer> shape) {
    switch (norm) {
      case NONE -> {}
      case BATCH -> to.add(new Layer.BatchNorm(shape.getFirst()));
      case LAYER -> to.add(new Layer.LayerNorm(shape));
    }
  }

  /** A declared list of layers, whose sizes follow from each other. */
  private final class LayerList {
    private final ModelSpec.Activation activation;

    LayerList(ModelSpec.Activation activation) {
      this.activation = activation;
    }

    void add(List<LayerSpec> specs, String path, List<Integer> input) {
      List<Integer> shape = input;
      for (int i = 0; i < specs.size(); i++) {
        int before = layers.size();
        add(specs.get(i), path + "." + i, shape);
        shape = Layer.through(layers.subList(before, layers.size()), shape).getLast();
        if (shape.stream().anyMatch(size -> size < 1)) {
          throw new ArchitectureException(
              path + "." + i,
              "Nothing is left of the image: %s.".formatted(shape),
              "Use a smaller kernel, pool or stride, or fewer layers.");
        }
      }
    }

    private void add(LayerSpec spec, String path, List<Integer> input) {
      switch (spec) {
        case LayerSpec.Conv conv -> convolution(layers, conv, path, input, true);
        case LayerSpec.Pooling pool -> {
          requireImage(path, input, "pool");
          int size = pool.size().orElse(0);
          layers.add(
              size == 0
                  ? new Layer.GlobalPool(pool.max())
                  : new Layer.Pool(size, pool.stride().orElse(size), pool.max()));
        }
        case LayerSpec.Dense dense -> dense(dense, input);
        case LayerSpec.Dropout drop -> dropout(drop.rate());
        case LayerSpec.Normalize normalize -> norm(normalize.norm(), input);
        case LayerSpec.Residual residual -> residual(residual, path, input);
      }
    }

    private void dense(LayerSpec.Dense spec, List<Integer> input) {
      if (input.size() > 1) {
        layers.add(new Layer.Flatten());
      }
      int units = spec.units().orElse(outputs);
      layers.add(new Layer.Linear(Math.toIntExact(Sizes.product(input)), units));
      if (spec.units().isPresent()) {
        norm(spec.norm(), List.of(units));
        activate(activation);
        dropout(spec.dropout());
      }
    }

    private List<Integer> convolution(
        List<Layer> to, LayerSpec.Conv spec, String path, List<Integer> input, boolean activated) {
      requireImage(path, input, "conv");
      Layer.Convolution layer =
          new Layer.Convolution(
              input.getFirst(),
              spec.outputs(),
              spec.kernel(),
              spec.stride(),
              spec.padding().orElse((spec.kernel() - 1) / 2));
      to.add(layer);
      List<Integer> shape = layer.output(input);
      norm(to, spec.norm(), shape);
      if (activated) {
        activate(to, activation);
      }
      return shape;
    }

    private void residual(LayerSpec.Residual spec, String path, List<Integer> input) {
      List<Layer> body = new ArrayList<>();
      List<Integer> shape = input;
      for (int i = 0; i < spec.layers().size(); i++) {
        String at = "%s.residual.%d".formatted(path, i);
        switch (spec.layers().get(i)) {
          case LayerSpec.Conv conv ->
              shape = convolution(body, conv, at, shape, i < spec.layers().size() - 1);
          case LayerSpec.Dropout drop -> body.add(new Layer.Dropout(drop.rate()));
          case LayerSpec.Normalize normalize -> norm(body, normalize.norm(), shape);
          case LayerSpec other ->
              throw new ArchitectureException(
                  at, "This cannot stand inside `residual`.", "Use `conv`, `norm` or `dropout`.");
        }
      }
      layers.add(new Layer.Residual(body, projection(path, input, shape)));
      activate(activation);
    }

    private Optional<Layer.Convolution> projection(
        String path, List<Integer> input, List<Integer> sum) {
      if (sum.equals(input)) {
        return Optional.empty();
      }
      int stride = Math.max(1, Math.ceilDiv(input.get(1), Math.max(1, sum.get(1))));
      Layer.Convolution projection =
          new Layer.Convolution(input.getFirst(), sum.getFirst(), 1, stride, 0);
      if (!projection.output(input).equals(sum)) {
        throw new ArchitectureException(
            path,
            "What goes in, %s, cannot be added to what comes out, %s.".formatted(input, sum),
            "Let the inner layers keep height and width, or halve both.");
      }
      return Optional.of(projection);
    }

    private void requireImage(String path, List<Integer> input, String what) {
      if (input.size() != 3) {
        throw new ArchitectureException(
            path,
            "`%s` reads [channels, height, width], and here comes %s.".formatted(what, input),
            "Put it before the first `dense` and `{pool: global}`.");
      }
    }
  }
}
