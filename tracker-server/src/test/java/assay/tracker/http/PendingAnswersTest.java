// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PendingAnswersTest {

  private static final long SECOND = 1_000_000_000;

  private final AtomicLong now = new AtomicLong();
  private final PendingAnswers pending = new PendingAnswers(100, now::get);
  private final List<String> cutOff = new ArrayList<>();

  private PendingAnswers.Answer answer(String name, long bytes) {
    return pending.answer(bytes, () -> cutOff.add(name));
  }

  @Test
  void whatDoesNotFitHasToComeBack() {
    PendingAnswers.Answer first = answer("first", 60);

    assertThat(pending.enter(first)).isTrue();
    assertThat(pending.enter(answer("second", 60))).isFalse();
    pending.leave(first);
    pending.leave(first);
    assertThat(pending.enter(answer("third", 100))).isTrue();
    assertThat(pending.enter(answer("fourth", 1))).isFalse();
    assertThat(cutOff).isEmpty();
  }

  @Test
  void oneAloneMayBeOfAnySize() {
    assertThat(pending.enter(answer("large", 1_000))).isTrue();
  }

  @Test
  void whoTakesLongIsCutOffWhereOthersWait() {
    pending.enter(answer("slow", 50));
    now.set(5 * SECOND);
    pending.enter(answer("quicker", 50));
    now.set(11 * SECOND);

    assertThat(pending.enter(answer("next", 40))).isTrue();
    assertThat(cutOff).containsExactly("slow");
    assertThat(pending.enter(answer("one more", 40))).isFalse();
  }

  @Test
  void nobodyIsCutOffWithoutNeed() {
    pending.enter(answer("slow", 50));
    now.set(60 * SECOND);

    assertThat(pending.enter(answer("next", 50))).isTrue();
    assertThat(cutOff).isEmpty();
  }
}
