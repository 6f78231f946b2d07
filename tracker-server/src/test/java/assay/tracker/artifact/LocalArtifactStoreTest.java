// SPDX-FileCopyrightText: The Assay developers
// SPDX-License-Identifier: Apache-2.0

package assay.tracker.artifact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalArtifactStoreTest {

  @TempDir private Path directory;
  private Path root;
  private LocalArtifactStore store;

  @BeforeEach
  void open() {
    root = directory.resolve("artifacts");
    store = LocalArtifactStore.open(root);
  }

  private static ArtifactPath path(String path) {
    return ArtifactPath.parse(path);
  }

  private void put(String path, String content) {
    try (ArtifactUpload upload = store.upload(path(path))) {
      upload.write(content.getBytes(StandardCharsets.UTF_8));
      upload.commit();
    }
  }

  private String read(String path) throws IOException {
    try (ArtifactContent content = store.open(path(path))) {
      return new String(content.stream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private List<String> list(String path) {
    return store.list(path(path)).stream().map(info -> info.path().toString()).toList();
  }

  @Test
  void whatIsUploadedIsReadBack() throws Exception {
    put("a/b/ä.txt", "größer");
    put("a/b/ä.txt", "größer als zuvor");

    assertThat(read("a/b/ä.txt")).isEqualTo("größer als zuvor");
  }

  @Test
  void aListHasOneLevelSortedByPath() {
    put("b.txt", "12");
    put("a/x", "1");
    put("a/y/z", "1");

    assertThat(list("")).containsExactly("a", "b.txt");
    assertThat(list("a")).containsExactly("a/x", "a/y");
    assertThat(list("b.txt")).isEmpty();
    assertThat(list("none")).isEmpty();
    assertThat(store.list(ArtifactPath.ROOT).get(1))
        .isEqualTo(new ArtifactInfo(path("b.txt"), false, 2));
  }

  @Test
  void anUploadIsInvisibleUntilItIsCommitted() throws Exception {
    put("a", "old");

    try (ArtifactUpload upload = store.upload(path("a"))) {
      upload.write(new byte[] {1, 2, 3});
      assertThat(read("a")).isEqualTo("old");
    }

    assertThat(read("a")).isEqualTo("old");
    assertThat(root.resolve(".uploads")).isEmptyDirectory();
  }

  @Test
  void brokenUploadsAreRemovedAtTheNextStart() throws Exception {
    Files.writeString(root.resolve(".uploads").resolve("left"), "half");

    LocalArtifactStore.open(root);

    assertThat(root.resolve(".uploads")).isEmptyDirectory();
  }

  @Test
  void theFolderOfUploadsIsOutOfReach() {
    assertThatThrownBy(() -> put(".uploads/x", "")).isInstanceOf(ArtifactPathException.class);
    assertThat(list("")).isEmpty();
  }

  @Test
  void symbolicLinksAreNeitherFollowedNorListed() throws Exception {
    Path outside = Files.createDirectories(directory.resolve("outside"));
    Files.writeString(outside.resolve("secret"), "secret");
    Files.createSymbolicLink(root.resolve("link"), outside);
    Files.createSymbolicLink(root.resolve("file"), outside.resolve("secret"));

    for (String path : List.of("link", "link/secret", "file")) {
      assertThatThrownBy(() -> store.open(path(path))).isInstanceOf(ArtifactPathException.class);
      assertThatThrownBy(() -> put(path, "x")).isInstanceOf(ArtifactPathException.class);
      assertThatThrownBy(() -> store.list(path(path))).isInstanceOf(ArtifactPathException.class);
      assertThatThrownBy(() -> store.delete(path(path))).isInstanceOf(ArtifactPathException.class);
    }
    assertThat(list("")).isEmpty();
    assertThat(outside.resolve("secret")).hasContent("secret");
  }

  @Test
  void deletingAFolderDoesNotReachThroughLinksInIt() throws Exception {
    Path outside = Files.writeString(directory.resolve("outside"), "kept");
    put("a/x", "1");
    Files.createSymbolicLink(root.resolve("a/link"), outside);

    store.delete(path("a"));
    store.delete(path("a"));

    assertThat(list("")).isEmpty();
    assertThat(outside).hasContent("kept");
  }

  @Test
  void filesAndFoldersDoNotReplaceEachOther() {
    put("file", "1");
    put("folder/x", "1");

    assertThatThrownBy(() -> put("file/x", "1")).isInstanceOf(ArtifactPathException.class);
    assertThatThrownBy(() -> put("folder", "1")).isInstanceOf(ArtifactPathException.class);
    assertThatThrownBy(() -> put("", "1")).isInstanceOf(ArtifactPathException.class);
    assertThatThrownBy(() -> store.delete(ArtifactPath.ROOT))
        .isInstanceOf(ArtifactPathException.class);
  }

  @Test
  void whatIsNotThereIsNotFound() {
    put("folder/x", "1");

    assertThatThrownBy(() -> store.open(path("none")))
        .isInstanceOf(ArtifactNotFoundException.class);
    assertThatThrownBy(() -> store.open(path("folder")))
        .isInstanceOf(ArtifactNotFoundException.class);
  }

  @Test
  void aNameThatIsTooLongIsWrongAndNoTroubleOfTheStore() {
    String name = "x".repeat(300);
    for (String path : new String[] {name, "a/" + name + "/b", "abc/".repeat(2_000) + "d"}) {
      assertThatThrownBy(() -> put(path, "x"))
          .isInstanceOf(ArtifactPathException.class)
          .hasMessageContaining("too long");
    }
    assertThat(list("")).doesNotContain(name);
  }
}
