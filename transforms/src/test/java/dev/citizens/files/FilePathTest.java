package dev.citizens.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.MiniHdfs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FilePathTest {
  @TempDir static Path folder;

  static Stream<String> files() {
    return Stream.of(
        folder + "/on disk/%20#*",
        "file://" + folder + "/as a URI/%20#*",
        MiniHdfs.get().newFolder() + "/%20#*");
  }

  @ParameterizedTest
  @MethodSource("files")
  void opensWhatItCreatedAtAnOffset(String text) throws IOException {
    FilePath path = new FilePath(text);
    for (String content : new String[] {"longer than the next", "0123456789"}) {
      try (OutputStream out = Channels.newOutputStream(path.create())) {
        out.write(content.getBytes(US_ASCII));
      }
    }
    try (var channel = path.open(7)) {
      assertThat(new String(Channels.newInputStream(channel).readAllBytes(), US_ASCII), is("789"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "hdfs://h:9000/a/b, hdfs://h:9000, /a/b, true",
    "hdfs://h,          hdfs://h,      '',   true",
    "hdfs:///a,         hdfs://,       /a,   false",
    "file:///a%20/b,    file://,       /a%20/b, true",
    "file://a/b,        file://,       a/b,  false",
    "s3://bucket/a//b,  s3://bucket,   /a//b, false",
    "/a/b,              '',            /a/b, false",
    "a:b/c,             '',            a:b/c, false",
  })
  void hasAFileSystemAndFolders(
      String text, String fileSystem, String folders, boolean everyWorkerHasIt) {
    FilePath path = new FilePath(text);
    assertThat(path.fileSystem(), is(fileSystem));
    assertThat(path.folders(), is(folders));
    assertThat(path.isShared(), is(everyWorkerHasIt));
  }
}
