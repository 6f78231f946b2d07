// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MemorySamplerTest {

  @Test
  void anOpenWindowIsReadFromADaemonThread() throws InterruptedException {
    CountDownLatch read = new CountDownLatch(1);
    ResourceProbe highOnADaemonOnly =
        () -> {
          boolean daemon = Thread.currentThread().isDaemon();
          if (daemon) {
            read.countDown();
          }
          return OptionalLong.of(daemon ? 2 : 1);
        };

    try (MemorySampler sampler = new MemorySampler(highOnADaemonOnly)) {
      MemoryWindow window = sampler.open();

      assertThat(read.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(window.close().bytes()).hasValue(2);
    }
  }
}
