package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import dev.citizens.lake.Lake;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarInLakeTest {
  private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

  @TempDir Path folder;
  private Path jar;
  private Lake lake;

  @BeforeEach
  void makeJar() throws IOException {
    byte[] bytes = new byte[3_000_000];
    new Random(1).nextBytes(bytes);
    jar = Files.write(folder.resolve("bundled.jar"), bytes);
    lake = Lake.at(folder.resolve("lake").toUri().toString(), new Configuration());
  }

  @Test
  void itIsCopiedToAFolderNamedAfterItsContent() throws IOException {
    String path = JarInLake.of(jar, lake);

    assertThat(
        path.substring(lake.paths().root().length()),
        matchesPattern("/_applications/[0-9a-f]{8}-3000000/bundled\\.jar"));
    assertThat(Files.mismatch(stored(path), jar), is(-1L));
  }

  @Test
  void whatIsThereIsNotCopiedAgain() throws IOException {
    Path stored = stored(JarInLake.of(jar, lake));
    Files.setLastModifiedTime(stored, LONG_AGO);

    JarInLake.of(jar, lake);

    assertThat(Files.getLastModifiedTime(stored), is(LONG_AGO));
  }

  @Test
  void aDamagedCopyIsReplaced() throws IOException {
    Path stored = stored(JarInLake.of(jar, lake));
    Files.writeString(stored, "damaged");

    JarInLake.of(jar, lake);

    assertThat(Files.mismatch(stored, jar), is(-1L));
  }

  @Test
  void anotherBuildIsAnotherFileAndOldOnesGo() throws IOException {
    Path old = stored(JarInLake.of(jar, lake));
    byte[] changed = Files.readAllBytes(jar);
    changed[17]++;
    Files.write(jar, changed);
    Path current = stored(JarInLake.of(jar, lake));
    assertThat(current, is(not(old)));
    assertThat(Files.exists(old), is(true));

    Files.setLastModifiedTime(old.getParent(), LONG_AGO);
    JarInLake.of(jar, lake);

    assertThat(Files.exists(old), is(false));
    assertThat(Files.mismatch(current, jar), is(-1L));
  }

  private static Path stored(String path) {
    return Path.of(URI.create(path));
  }
}
