// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.runner.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class IdleCheckTest {
  private static final CpuUse BEFORE = new CpuUse(1000, 600, 200);

  @Test
  void othersUseWhatIsBusyWithoutWhatMeasures() {
    // 200 ticks passed, 100 of them busy, 38 of those our own.
    assertThat(CpuUse.byOthers(BEFORE, new CpuUse(1200, 700, 238))).hasValue(0.31);
  }

  @Test
  void aMachineThatOnlyMeasuresIsIdle() {
    assertThat(CpuUse.byOthers(BEFORE, new CpuUse(1200, 700, 300))).hasValue(0);
  }

  @Test
  void ownTimeThatIsCountedAheadOfTheMachinesIsNotLessThanNothing() {
    assertThat(CpuUse.byOthers(BEFORE, new CpuUse(1200, 700, 310))).hasValue(0);
  }

  @Test
  void withoutTimeBetweenThereIsNoShare() {
    assertThat(CpuUse.byOthers(BEFORE, BEFORE)).isEmpty();
  }

  @Test
  void theMachineIsLookedAtForTheWindow() throws InterruptedException {
    Queue<Optional<CpuUse>> readings =
        new ArrayDeque<>(List.of(Optional.of(BEFORE), Optional.of(new CpuUse(1100, 625, 200))));
    List<Duration> pauses = new ArrayList<>();
    IdleCheck check = new IdleCheck(readings::remove, pauses::add);

    assertThat(check.usedByOthers(Duration.ofSeconds(1))).hasValue(0.25);
    assertThat(pauses).containsExactly(Duration.ofSeconds(1));
  }

  @Test
  void aPlatformThatDoesNotTellLeavesItOpenAtOnce() throws InterruptedException {
    IdleCheck check =
        new IdleCheck(
            Optional::empty,
            time -> {
              throw new AssertionError("waited in vain");
            });

    assertThat(check.usedByOthers(Duration.ofSeconds(1))).isEqualTo(OptionalDouble.empty());
  }

  @Test
  void theComplaintSaysHowBusyItIsAndWhatCanBeDone() {
    assertThat(IdleCheck.complaint(0.31, 0.95))
        .contains(
            "E142: 31 % CPU used by others; the benchmark wants 95 % idle. Wait, or"
                + " --accept-noise (results marked).");
    assertThat(IdleCheck.complaint(0.05, 0.95)).isEmpty();
  }

  @Test
  void moreLoadThanProcessorsIsTooMuchAndUnknownLoadIsNot() {
    assertThat(Flags.oversubscribed(2.26, 2)).contains("load 2.3 at the start on 2 processors");
    assertThat(Flags.oversubscribed(2, 2)).isEmpty();
    assertThat(Flags.oversubscribed(-1, 2)).isEmpty();
  }
}
