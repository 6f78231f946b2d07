// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Clocks and probes as ports, what is sampled by them, and what is computed from their readings:
 * histograms, steady states, peaks. {@code host.Machine} makes the probes of the machine at hand:
 *
 * <pre>{@code
 * Machine machine = Machine.local();
 * HostFacts facts = machine.facts(engines);                   // also what gpu:N means:
 * List<HostFacts.Gpu> cards = machine.findGpu(0).stream().toList(); // none: machine.missingGpu(0)
 * Environment environment = facts.environment();              // on a card: environment(card)
 * String fingerprint = environment.fingerprint();
 * String device = facts.device();                             // on a card: card.name()
 *
 * // Before: is the machine quiet, what does it use when it does nothing?
 * machine.idleCheck(Set.of(ownPid)).usedByOthers(Duration.ofSeconds(1)); // IdleCheck.complaint
 * EnergyMeter meter = machine.energy(cards, EnergyChoice.MEASURED, ticker);
 * EnergyMeter.EnergyWindow quiet = meter.start();
 * Thread.sleep(10_000);
 * Energy idle = quiet.stop();
 *
 * // A sample a second of a child process, on a thread of its own
 * ThrottleWatch throttling = machine.throttling(child.pid(), cards);
 * PeakMemory memory = machine.peakMemory(child.pid());
 * Sampler sampler = Sampler.start(
 *     SystemProbe.of(List.of(machine.process(child.pid()), machine.gpus(cards))),
 *     Sampler.periodFor(expected), ticker, clock, sample -> {
 *       samples.add(sample);
 *       throttling.look();
 *       memory.look();
 *     });
 * EnergyMeter.EnergyWindow window = meter.start();
 * ...
 * Energy gross = window.stop();  // joules("cpu") or reason("cpu"); gross.net(idle)
 * sampler.close();
 * }</pre>
 *
 * <p>May import: nothing of Assay; HdrHistogram, Jackson for canonical JSON.
 */
@NullMarked
package assay.runner.measure;

import org.jspecify.annotations.NullMarked;
