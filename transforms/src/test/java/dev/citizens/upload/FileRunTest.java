package dev.citizens.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileRunTest {
  @TempDir Path folder;

  private List<Path> files(String... contents) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String each : contents) {
      files.add(Files.writeString(folder.resolve("file-" + files.size()), each));
    }
    return files;
  }

  private static String read(FileRun run, int from, int to) throws IOException {
    byte[] bytes = new byte[to - from];
    run.read(ByteBuffer.wrap(bytes), from);
    return new String(bytes, UTF_8);
  }

  @Test
  void everyRangeOfEachFileIsReadFromIt() throws IOException {
    String[] contents = {"abc", "", "d", "efgh"};
    try (FileRun run = new FileRun(files(contents))) {
      assertThat(run.bytes(), is(8L));
      assertThat(run.has(0, 3), is(true));
      assertThat("of two files", run.has(2, 4), is(false));
      assertThat(run.has(4, 8), is(true));
      assertThat(run.has(7, 9), is(false));
      assertThat(run.has(3, 3), is(false));
      for (int file = 0; file < contents.length; file++) {
        int start = (int) run.start(file);
        for (int from = 0; from < contents[file].length(); from++) {
          for (int to = from + 1; to <= contents[file].length(); to++) {
            String range = read(run, start + from, start + to);
            assertThat(range, is(contents[file].substring(from, to)));
          }
        }
      }
    }
  }

  @Test
  void aFileThatBecameShorterFails() throws IOException {
    List<Path> files = files("abc", "def");
    try (FileRun run = new FileRun(files)) {
      Files.writeString(files.get(0), "a");
      assertThat(run.has(0, 3), is(false));
      assertThrows(IOException.class, () -> read(run, 0, 3));
    }
  }

  @Test
  void oneThatIsNotThereFails() throws IOException {
    List<Path> files = List.of(files("abc").get(0), folder.resolve("none"));
    assertThrows(NoSuchFileException.class, () -> new FileRun(files));
  }
}
