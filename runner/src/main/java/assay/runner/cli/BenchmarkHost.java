// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.cli;

import assay.runner.benchmark.DevicePeak;
import assay.runner.benchmark.EngineVersions;
import assay.runner.benchmark.ForkOptions;
import assay.runner.benchmark.PeakCache;
import assay.runner.benchmark.PeakKey;
import assay.runner.execute.TargetFacts;
import assay.runner.host.HostFacts;
import assay.runner.host.Machine;
import assay.runner.measure.EnergyChoice;
import assay.runner.measure.Environment;
import assay.runner.measure.SourceEnergy;
import assay.runner.measure.Ticker;
import assay.runner.plan.BenchmarkInputs;
import assay.runner.plan.BenchmarkTrial;
import assay.runner.spec.BenchmarkSpec;
import assay.runner.spec.CellConfiguration;
import assay.runner.spec.CellSettings;
import assay.runner.spec.EnergySpec;
import assay.runner.spec.SubjectSpec;
import assay.runner.train.TorchEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** The machine as a benchmark's plan and records need it. */
final class BenchmarkHost {
  private final Machine machine = Machine.local();
  private final HostFacts facts = machine.facts(EngineVersions.versions());

  String json() {
    return facts.toJson().toString();
  }

  Environment environment() {
    return facts.environment().with("jvm_flags", String.join(" ", ForkOptions.flags()));
  }

  /** Physical cores that this process may use. */
  int cores() {
    int allowed = Math.max(1, facts.effectiveCpus());
    return Math.max(1, Math.min(facts.cpu().physicalCores().orElse(allowed), allowed));
  }

  Machine machine() {
    return machine;
  }

  /** By {@link CellSettings#place}. */
  Map<String, TargetFacts> targets(BenchmarkSpec spec) {
    Map<String, TargetFacts> targets = new LinkedHashMap<>();
    EnergyChoice energy = energy(spec.measure().energy());
    for (CellConfiguration configuration : spec.configurations()) {
      CellSettings settings = configuration.settings();
      targets.computeIfAbsent(settings.place(), unused -> target(settings, energy));
    }
    return targets;
  }

  /**
   * How energy is found out. Where no power of a core is declared, it is that for which the
   * processors are made, over all of their cores.
   */
  EnergyChoice energy(EnergySpec spec) {
    OptionalDouble watts = spec.wattsPerCore();
    OptionalDouble design = machine.designWatts();
    OptionalInt cores = facts.cpu().physicalCores();
    if (watts.isEmpty() && design.isPresent() && cores.isPresent()) {
      watts = OptionalDouble.of(design.getAsDouble() / cores.getAsInt());
    }
    return new EnergyChoice(
        spec.sources().stream().map(source -> SourceEnergy.Method.valueOf(source.name())).toList(),
        spec.strict(),
        watts);
  }

  /** Those that a benchmark uses, by target; none for a processor. */
  Map<String, List<HostFacts.Gpu>> cards(BenchmarkSpec spec) {
    Map<String, List<HostFacts.Gpu>> cards = new LinkedHashMap<>();
    for (CellConfiguration configuration : spec.configurations()) {
      cards.computeIfAbsent(
          configuration.settings().target(),
          unused -> gpu(configuration.settings()).map(List::of).orElse(List.of()));
    }
    return cards;
  }

  private TargetFacts target(CellSettings settings, EnergyChoice energy) {
    Optional<HostFacts.Gpu> gpu = gpu(settings);
    String engine = EngineVersions.byEngine().getOrDefault(settings.engine(), settings.engine());
    Environment environment =
        gpu.map(card -> facts.environment(card))
            .orElse(facts.environment())
            .with("jvm_flags", String.join(" ", ForkOptions.flags()))
            .with("engine", engine);
    boolean missing = gpu.isEmpty() && !settings.target().equals("cpu");
    String device =
        missing ? settings.target() : gpu.map(HostFacts.Gpu::name).orElse(facts.device());
    Map<String, String> methods =
        machine.energy(gpu.map(List::of).orElse(List.of()), energy, Ticker.system()).methods();
    return new TargetFacts(device, environment.fingerprint(), environment.fields(), methods);
  }

  /** What {@code assay device-peak} has measured of a trial's device. */
  Optional<DevicePeak> peak(BenchmarkTrial trial) {
    CellSettings settings = trial.settings();
    Optional<HostFacts.Gpu> gpu = gpu(settings);
    PeakKey key =
        new PeakKey(
            gpu.map(card -> facts.environment(card)).orElse(facts.environment()),
            TorchEngine.version(),
            settings.target(),
            settings.type(),
            trial.threads());
    return PeakCache.ofUser(System.getenv(), Path.of(System.getProperty("user.home"))).find(key);
  }

  private Optional<HostFacts.Gpu> gpu(CellSettings settings) {
    return settings.target().startsWith("gpu:")
        ? machine.findGpu(Integer.parseInt(settings.target().substring("gpu:".length())))
        : Optional.empty();
  }

  BenchmarkInputs inputs(BenchmarkSpec spec, Map<String, TargetFacts> targets) {
    Map<String, String> digests = new LinkedHashMap<>();
    for (CellConfiguration configuration : spec.configurations()) {
      if (configuration.settings().subject() instanceof SubjectSpec.File file) {
        digests.computeIfAbsent(file.path(), name -> digest(spec.directory().resolve(name)));
      }
    }
    Map<String, String> fingerprints = new LinkedHashMap<>();
    targets.forEach((place, target) -> fingerprints.put(place, target.fingerprint()));
    return new BenchmarkInputs(digests, EngineVersions.byEngine(), fingerprints, cores());
  }

  private static String digest(Path file) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (var in = Files.newInputStream(file)) {
        byte[] buffer = new byte[1 << 16];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
          sha256.update(buffer, 0, read);
        }
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.WRONG_DECLARATION, "%s cannot be read: %s".formatted(file, e.getMessage()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
