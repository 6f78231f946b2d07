// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerSpaceTest {

  private static final long SECOND = 1_000_000_000;

  @TempDir private Path folder;
  private final AtomicLong now = new AtomicLong();
  private final List<String> cutOff = new ArrayList<>();
  private AnswerSpace space;

  @BeforeEach
  void open() {
    space = new AnswerSpace(folder, 100, now::get);
  }

  @AfterEach
  void close() {
    space.close();
  }

  private AnswerFile file(int bytes) {
    AnswerFile file = space.create();
    file.append(new byte[bytes], 0, bytes);
    return file;
  }

  private AnswerFile sending(String name, int bytes) {
    AnswerFile file = file(bytes);
    file.send(() -> cutOff.add(name));
    return file;
  }

  @Test
  void whatIsWrittenIsReadPieceByPiece() throws Exception {
    AnswerFile file = space.create();
    file.append(new byte[] {0, 1, 2, 3}, 1, 2);
    file.append(new byte[] {3, 4}, 0, 2);

    assertThat(file.bytes()).isEqualTo(4);
    assertThat(file.read(0, 3)).containsExactly(1, 2, 3);
    assertThat(file.read(3, 3)).containsExactly(4);
  }

  @Test
  void whatDoesNotFitHasToComeBack() {
    AnswerFile first = sending("first", 60);
    AnswerFile second = file(40);

    assertThatThrownBy(() -> second.append(new byte[1], 0, 1))
        .isInstanceOf(TooManyAnswersException.class);
    first.close();
    first.close();
    second.append(new byte[60], 0, 60);

    assertThat(space.usedBytes()).isEqualTo(100);
    assertThat(cutOff).isEmpty();
  }

  @Test
  void oneAloneMayBeOfAnySize() {
    file(60).append(new byte[1_000], 0, 1_000);

    assertThat(space.usedBytes()).isEqualTo(1_060);
    assertThatThrownBy(() -> file(1)).isInstanceOf(TooManyAnswersException.class);
  }

  @Test
  void whoTakesLongIsCutOffWhereOthersWait() {
    AnswerFile slow = sending("slow", 50);
    now.set(5 * SECOND);
    sending("quicker", 50);
    now.set(11 * SECOND);

    sending("next", 40);

    assertThat(cutOff).containsExactly("slow");
    assertThatThrownBy(() -> file(40)).isInstanceOf(TooManyAnswersException.class);
    slow.close();
    assertThat(space.usedBytes()).as("given back once").isEqualTo(90);
  }

  @Test
  void nobodyIsCutOffWithoutNeed() {
    sending("slow", 50);
    now.set(60 * SECOND);
    sending("next", 50);

    assertThat(cutOff).isEmpty();
  }

  @Test
  void nothingIsLeftOfAnswers() throws Exception {
    file(10).close();
    sending("never taken", 10);
    Files.writeString(folder.resolve("answer-of-a-killed-process.tmp"), "{");
    Files.writeString(folder.resolve("tokens.json.tmp"), "another's");

    space.close();
    AnswerSpace next = AnswerSpace.in(folder, 100);

    assertThat(next.usedBytes()).isZero();
    assertThat(folder).isDirectoryNotContaining("glob:**answer-*");
    assertThat(folder).isDirectoryContaining("glob:**tokens.json.tmp");
  }

  @Test
  void aFullDiskIsSaidInWords() throws Exception {
    Path full = Path.of("/dev/full");
    assumeTrue(Files.exists(full), "Linux has such a disk");
    try (AnswerFile file =
        new AnswerFile(space, FileChannel.open(full, StandardOpenOption.WRITE))) {
      assertThatThrownBy(() -> file.append(new byte[10], 0, 10))
          .isInstanceOf(AnswerSpaceException.class)
          .hasMessageContainingAll(folder.toString(), "No space left on device", "Free some space");
    }
    assertThat(space.usedBytes()).isZero();
  }

  @Test
  void aFolderThatIsGoneIsSaidInWords() throws Exception {
    Path gone = folder.resolve("gone");

    assertThatThrownBy(() -> new AnswerSpace(gone, 100, now::get).create())
        .isInstanceOf(AnswerSpaceException.class)
        .hasMessageContaining(gone.toString());
    assertThatThrownBy(() -> AnswerSpace.in(gone, 100)).isInstanceOf(AnswerSpaceException.class);
  }
}
