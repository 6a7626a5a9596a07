package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnFileTest {
  private static final String TEXT = "id,name\n1,Zoë\n";

  @TempDir Path folder;
  private Path file;
  private OwnFile own;

  @BeforeEach
  void write() throws IOException {
    file = Files.writeString(folder.resolve("a.csv"), TEXT);
    own = OwnFile.of(file, identity());
  }

  private SourceIdentity identity() throws IOException {
    return SourceIdentity.of(new FilePath(file.toString()), "people.csv", new Configuration(false));
  }

  private static Optional<String> read(OwnFile own, long start) throws IOException {
    Optional<InputStream> opened = own.open(start);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream in = opened.get()) {
      return Optional.of(new String(in.readAllBytes(), UTF_8));
    }
  }

  @Test
  void aWorkerOfTheSameHostOpensIt() throws IOException {
    assertThat(read(own, 0), is(Optional.of(TEXT)));
    assertThat(read(own, 8), is(Optional.of("1,Zoë\n")));
  }

  @Test
  void anotherHostDoesNot() throws IOException {
    String elsewhere = own.host().replaceFirst("^.", "x");
    assertThat(read(new OwnFile(own.path(), elsewhere, own.identity()), 0), is(Optional.empty()));
    assertThat(read(new OwnFile(own.path(), "", own.identity()), 0), is(Optional.empty()));
  }

  @Test
  void anotherFileInItsPlaceIsNotOpened() throws IOException {
    Path other = Files.writeString(folder.resolve("b.csv"), TEXT);
    Files.setLastModifiedTime(other, Files.getLastModifiedTime(file));
    Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
    assertThat(read(own, 0), is(Optional.empty()));
  }

  @Test
  void oneThatWasWrittenToIsNotOpened() throws IOException {
    Files.writeString(file, "X", StandardOpenOption.WRITE);
    assertThat(read(own, 0), is(Optional.empty()));
  }

  @Test
  void oneThatIsGoneIsNotOpened() throws IOException {
    Files.delete(file);
    assertThat(read(own, 0), is(Optional.empty()));
  }

  @Test
  void whoeverCannotOpenItIsServed() throws IOException {
    OwnFile ofAnotherHost = new OwnFile(own.path(), "another", own.identity());
    try (RangeServer server = new RangeServer(file, "127.0.0.1")) {
      try (InputStream in = new OwnOrServed(ofAnotherHost, server.servedFile()).open(0, 8)) {
        assertThat(new String(in.readNBytes(8), UTF_8), is("id,name\n"));
      }
      assertThat("was asked", server.crc32c(0) != null, is(true));
      try (InputStream in = new OwnOrServed(own, server.servedFile()).open(8, 14)) {
        assertThat(new String(in.readNBytes(6), UTF_8), is("1,Zoë"));
      }
      assertThat("was not asked", server.crc32c(8) == null, is(true));
    }
  }
}
