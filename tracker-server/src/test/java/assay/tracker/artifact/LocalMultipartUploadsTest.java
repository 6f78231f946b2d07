// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import assay.tracker.artifact.MultipartUploads.Begun;
import assay.tracker.artifact.MultipartUploads.Part;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMultipartUploadsTest {

  private static final ArtifactPath FILE = ArtifactPath.parse("a/model.bin");

  @TempDir private Path directory;
  private LocalArtifactStore store;
  private MultipartUploads uploads;

  @BeforeEach
  void open() {
    store = LocalArtifactStore.open(directory, new PartLimits(10, 25));
    uploads = store.multipart();
  }

  private Part send(Begun upload, int number, String text) {
    try (PartUpload part = uploads.part(upload.id(), upload.key(), number)) {
      part.write(text.getBytes(StandardCharsets.UTF_8));
      part.commit();
      return new Part(number, part.etag());
    }
  }

  private String content() throws IOException {
    try (ArtifactContent content = store.open(FILE)) {
      return new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      return all.filter(Files::isRegularFile).count();
    }
  }

  @Test
  void partsThatComeInAnyOrderMakeTheFile() throws Exception {
    Begun upload = uploads.begin(FILE, 3);
    Part third = send(upload, 3, "c");
    Part first = send(upload, 1, "aaaa");
    Part second = send(upload, 2, "bbbb");
    assertThat(store.list(ArtifactPath.ROOT)).isEmpty();

    uploads.complete(upload.id(), FILE, List.of(first, second, third));

    assertThat(content()).isEqualTo("aaaabbbbc");
  }

  /** The digest of "abc" in FIPS 180-2, appendix B.1. */
  @Test
  void theEtagOfAPartIsItsSha256() {
    assertThat(send(uploads.begin(FILE, 1), 1, "abc").etag())
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  }

  @Test
  void aPartSentAgainTakesThePlaceOfTheFirst() throws Exception {
    Begun upload = uploads.begin(FILE, 1);
    Part old = send(upload, 1, "old");
    Part young = send(upload, 1, "new");

    assertThatThrownBy(() -> uploads.complete(upload.id(), FILE, List.of(old)))
        .isInstanceOf(UploadRefusedException.class)
        .hasMessageContaining("another ETag");
    uploads.complete(upload.id(), FILE, List.of(new Part(1, '"' + young.etag() + '"')));
    assertThat(content()).isEqualTo("new");
  }

  @Test
  void onlyAllPartsInTheirOrderMakeAFile() {
    Begun upload = uploads.begin(FILE, 2);
    Part first = send(upload, 1, "a");

    assertRefused(upload, List.of(), "has 2 parts, but 0 are named");
    assertRefused(upload, List.of(first), "has 2 parts, but 1 are named");
    assertRefused(upload, List.of(first, first), "part 1 stands where part 2 must");
    assertRefused(upload, List.of(first, new Part(2, "x")), "Part 2 did not arrive");
    Part second = send(upload, 2, "b");
    assertRefused(upload, List.of(second, first), "part 2 stands where part 1 must");
    assertThat(store.list(ArtifactPath.ROOT)).isEmpty();
  }

  private void assertRefused(Begun upload, List<Part> parts, String problem) {
    assertThatThrownBy(() -> uploads.complete(upload.id(), FILE, parts))
        .isInstanceOf(UploadRefusedException.class)
        .hasMessageContaining(problem);
  }

  @Test
  void aKeyOpensThePartsOfItsOwnUploadAlone() {
    Begun one = uploads.begin(FILE, 1);
    Begun other = uploads.begin(FILE, 1);

    assertNotFound(() -> uploads.part(one.id(), other.key(), 1));
    assertNotFound(() -> uploads.part(one.id(), "", 1));
    assertNotFound(() -> uploads.part(one.id(), one.key(), 0));
    assertNotFound(() -> uploads.part(one.id(), one.key(), 2));
    assertNotFound(() -> uploads.part("f".repeat(32), one.key(), 1));
    assertNotFound(() -> uploads.part("../parts/" + one.id(), one.key(), 1));
    assertNotFound(() -> uploads.complete("..", FILE, List.of()));
    assertNotFound(() -> uploads.abort("", FILE));
  }

  private static void assertNotFound(Runnable call) {
    assertThatThrownBy(call::run).isInstanceOf(UploadNotFoundException.class);
  }

  @Test
  void anUploadBelongsToItsFile() {
    Begun upload = uploads.begin(FILE, 1);
    Part part = send(upload, 1, "a");
    ArtifactPath other = ArtifactPath.parse("b");

    assertNotFound(() -> uploads.complete(upload.id(), other, List.of(part)));
    uploads.abort(upload.id(), other);
    uploads.complete(upload.id(), FILE, List.of(part));
  }

  @Test
  void completingAgainDoesNothing() throws Exception {
    Begun upload = uploads.begin(FILE, 1);
    List<Part> parts = List.of(send(upload, 1, "first"));
    uploads.complete(upload.id(), FILE, parts);
    try (ArtifactUpload newer = store.upload(FILE)) {
      newer.write("newer".getBytes(StandardCharsets.UTF_8));
      newer.commit();
    }

    uploads.complete(upload.id(), FILE, parts);

    assertThat(content()).isEqualTo("newer");
    assertNotFound(() -> uploads.part(upload.id(), upload.key(), 1));
    assertThat(files()).as("the file, and that the upload is done").isEqualTo(2);
  }

  @Test
  void anAbortedUploadLeavesNothing() throws Exception {
    Begun upload = uploads.begin(FILE, 2);
    send(upload, 1, "a");
    try (PartUpload late = uploads.part(upload.id(), upload.key(), 2)) {
      uploads.abort(upload.id(), FILE);
      uploads.abort(upload.id(), FILE);

      assertNotFound(late::commit);
    }
    assertNotFound(() -> uploads.part(upload.id(), upload.key(), 1));
    assertThat(files()).isZero();
  }

  @Test
  void anUploadGoesOnAfterARestart() throws Exception {
    Begun upload = uploads.begin(FILE, 2);
    Part first = send(upload, 1, "a");
    Files.writeString(directory.resolve(".uploads/broken"), "x");
    open();
    Part second = send(upload, 2, "b");

    uploads.complete(upload.id(), FILE, List.of(first, second));

    assertThat(content()).isEqualTo("ab");
    assertThat(directory.resolve(".uploads/broken")).doesNotExist();
  }

  @Test
  void anUploadIsForgottenADayAfterItsLastPart() throws Exception {
    Begun upload = uploads.begin(FILE, 2);
    send(upload, 1, "a");
    Instant now = Instant.now();

    uploads.removeExpired(now.plus(Duration.ofHours(23)));
    send(upload, 2, "b");
    uploads.removeExpired(now.plus(Duration.ofHours(25)));

    assertNotFound(() -> uploads.part(upload.id(), upload.key(), 1));
    assertThat(files()).isZero();
  }

  @Test
  void numbersAndSizesHaveLimits() {
    for (long parts : new long[] {0, -1, 10_001, Long.MAX_VALUE}) {
      assertThatThrownBy(() -> uploads.begin(FILE, parts))
          .isInstanceOf(UploadRefusedException.class)
          .hasMessageContaining("1 to 10000 parts");
    }
    Begun upload = uploads.begin(FILE, 3);
    assertThatThrownBy(() -> send(upload, 1, "x".repeat(11)))
        .isInstanceOf(UploadRefusedException.class)
        .hasMessageContaining("A part may have 10 bytes");
    List<Part> parts =
        Stream.of(1, 2, 3).map(number -> send(upload, number, "x".repeat(9))).toList();
    assertRefused(upload, parts, "may have 25 bytes");
  }

  @Test
  void aFolderIsNoFileAndPathsStayInside() throws Exception {
    Files.createDirectories(directory.resolve("folder"));

    for (String path : new String[] {"", "folder", ".uploads/parts/x"}) {
      assertThatThrownBy(() -> uploads.begin(ArtifactPath.parse(path), 1))
          .as(path)
          .isInstanceOf(ArtifactPathException.class);
    }
  }
}
