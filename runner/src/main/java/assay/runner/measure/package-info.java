// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

/**
 * Clocks and probes as ports, what is sampled by them, and what is computed from their readings:
 * histograms, steady states, peaks. {@code host.Machine} makes the probes of the machine at hand:
 *
 * <pre>{@code
 * Machine machine = Machine.local();
 * HostFacts facts = machine.facts(engines);
 * Environment environment = facts.environment().with("engine", "PyTorch 2.7.1");
 * String fingerprint = environment.fingerprint(), device = facts.device();
 *
 * // A sample a second of a child process, on a thread of its own
 * try (Sampler sampler = Sampler.start(
 *     machine.process(child.pid()), Sampler.PERIOD, ticker, clock, samples::add)) {
 *   child.waitFor();
 * }
 *
 * OptionalDouble others = machine.idleCheck(Set.of(ownPid)).usedByOthers(Duration.ofSeconds(1));
 * }</pre>
 *
 * <p>May import: nothing of Assay; HdrHistogram, Jackson for canonical JSON.
 */
@NullMarked
package assay.runner.measure;

import org.jspecify.annotations.NullMarked;
