// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.benchmark.DevicePeak;
import assay.runner.benchmark.DevicePeaks;
import assay.runner.benchmark.PeakCache;
import assay.runner.benchmark.PeakKey;
import assay.runner.benchmark.PeakPlan;
import assay.runner.host.HostFacts;
import assay.runner.host.Machine;
import assay.runner.measure.Environment;
import assay.runner.train.TorchEngine;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code assay device-peak}: what a device can do at best. */
@Command(
    name = "device-peak",
    description = {
      "Measures what a device can do at best with PyTorch: matrix products, convolutions, memory.",
      "Benchmarks are held against it. It takes half a minute on a processor, so the result is",
      "kept in $XDG_CACHE_HOME/assay/device-peak (by default in ~/.cache) for each machine, engine",
      "and number of threads. Leave the machine alone meanwhile."
    })
final class DevicePeakCommand implements Callable<Integer> {
  private final Terminal terminal;
  private final PeakPlan plan;
  private final PeakCache cache;

  @Mixin HelpOption help = new HelpOption();

  @Option(names = "--target", defaultValue = "cpu", description = "cpu or gpu:N. Default: cpu.")
  String target = "cpu";

  @Option(
      names = "--threads",
      description = "Of the engine. Default: as many as this process may use processors.")
  @Nullable Integer threads;

  @Option(
      names = "--type",
      defaultValue = "float32",
      description = "float16, float32 or float64. Default: float32.")
  String type = "float32";

  @Option(names = "--refresh", description = "Measures again what was measured before.")
  boolean refresh;

  @Option(names = "--json", description = "Prints the result as JSON.")
  boolean json;

  DevicePeakCommand(Terminal terminal) {
    this(
        terminal,
        PeakPlan.usual(),
        PeakCache.ofUser(System.getenv(), Path.of(System.getProperty("user.home"))));
  }

  DevicePeakCommand(Terminal terminal, PeakPlan plan, PeakCache cache) {
    this.terminal = terminal;
    this.plan = plan;
    this.cache = cache;
  }

  @Override
  public Integer call() {
    HostFacts facts = Machine.local().facts(TorchEngine.versions());
    PeakKey key =
        new PeakKey(environment(facts), TorchEngine.version(), target, type(), threads(facts));
    Optional<DevicePeak> known = refresh ? Optional.empty() : cache.find(key);
    DevicePeak peak = known.orElseGet(() -> measure(key));
    if (json) {
      terminal.data(toJson(key, peak).toPrettyString());
    } else {
      DevicePeakText.table(peak).forEach(terminal::data);
    }
    terminal.say(DevicePeakText.verdict(key, peak));
    if (known.isPresent()) {
      terminal.say("Measured before; again: assay device-peak --refresh");
    }
    return ExitCode.OK.code();
  }

  private DevicePeak measure(PeakKey key) {
    DevicePeak peak =
        DevicePeaks.measure(
            gpu(),
            DevicePeaks.Type.valueOf(type.toUpperCase(Locale.ROOT)),
            key.threads(),
            plan,
            operation -> terminal.say("measuring: " + operation));
    try {
      cache.store(key, peak);
    } catch (UncheckedIOException e) {
      terminal.say(
          "assay: the result cannot be kept in " + cache.file(key) + ": " + e.getMessage());
    }
    return peak;
  }

  private Environment environment(HostFacts facts) {
    if (gpu() < 0) {
      return facts.environment();
    }
    HostFacts.Gpu card =
        Machine.local().findGpu(gpu()).orElseThrow(() -> wrong(Machine.local().missingGpu(gpu())));
    if (DevicePeaks.gpus() <= gpu()) {
      throw wrong(
          ("E140: `%s` is there, but the PyTorch here cannot use it. PYTORCH_LIBRARY_PATH names a"
                  + " libtorch with CUDA.")
              .formatted(target));
    }
    return facts.environment(card);
  }

  /** Number of the card; negative for the processor. */
  private int gpu() {
    if (target.equals("cpu")) {
      return -1;
    }
    if (!target.matches("gpu:\\d{1,3}")) {
      throw wrong("--target %s: wants cpu or gpu:N, such as gpu:0.".formatted(target));
    }
    return Integer.parseInt(target.substring("gpu:".length()));
  }

  private String type() {
    if (!type.matches("float16|float32|float64")) {
      throw wrong("--type %s: wants float16, float32 or float64.".formatted(type));
    }
    return type;
  }

  private int threads(HostFacts facts) {
    int wanted = threads == null ? facts.effectiveCpus() : threads;
    if (wanted < 1) {
      throw wrong("--threads %d: wants a whole number of at least 1.".formatted(wanted));
    }
    return wanted;
  }

  private static CommandException wrong(String message) {
    return new CommandException(ExitCode.WRONG_DECLARATION, message);
  }

  private static ObjectNode toJson(PeakKey key, DevicePeak peak) {
    ObjectNode result =
        JsonNodeFactory.instance
            .objectNode()
            .put("target", key.target())
            .put("type", key.type())
            .put("threads", key.threads())
            .put("engine", key.engine())
            .put("fingerprint", key.fingerprint());
    result.setAll(PeakCache.toJson(peak));
    return result;
  }
}
