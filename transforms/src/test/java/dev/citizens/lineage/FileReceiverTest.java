package dev.citizens.lineage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileReceiverTest {
  @TempDir Path folder;

  @Test
  void eventsAreAppendedOneOnALine() throws IOException {
    Path file = folder.resolve("lineage.ndjson");
    Files.writeString(file, "of yesterday\n");
    FileReceiver receiver = FileReceiver.at("--lineageFile", file.toString());

    receiver.send("{\"a\":\"é\"}");
    receiver.send("{}");

    assertThat(Files.readString(file), is("of yesterday\n{\"a\":\"é\"}\n{}\n"));
  }

  @Test
  void aFolderIsRefused() {
    refused(folder, "it is a folder");
  }

  @Test
  void aPipeIsRefusedAsOpeningItWouldWaitForAReader() throws Exception {
    refused(pipe(), "it is no regular file");
  }

  @Test
  void aPipeThatTakesTheFilesPlaceIsAFailureOfTheEvent() throws Exception {
    Path file = folder.resolve("lineage.ndjson");
    FileReceiver receiver = FileReceiver.at("--lineageFile", file.toString());
    pipe();

    assertThat(
        assertThrows(IOException.class, () -> receiver.send("{}")).getMessage(),
        is("it is no regular file"));
  }

  private Path pipe() throws IOException, InterruptedException {
    Path pipe = folder.resolve("lineage.ndjson");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor(), is(0));
    return pipe;
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    refused(
        folder.resolve("no/lineage.ndjson"),
        "its folder does not exist, or is not yours to write to");
  }

  @Test
  void aFileThatGoesAwayWithItsFolderIsAFailureOfTheEvent() throws IOException {
    Path inside = Files.createDirectory(folder.resolve("inside"));
    FileReceiver receiver = FileReceiver.at("--lineageFile", inside + "/lineage.ndjson");
    Files.delete(inside);

    assertThat(
        assertThrows(IOException.class, () -> receiver.send("{}")).getMessage(),
        is("it does not exist"));
  }

  private static void refused(Path file, String why) {
    StepFailure refusal =
        assertThrows(StepFailure.class, () -> FileReceiver.at("--lineageFile", file.toString()));

    assertThat(refusal.status(), is(ExitStatus.WRONG_USE));
    assertThat(
        refusal.getMessage(),
        is(
            "--lineageFile=%s cannot be written: %s; name a file such as".formatted(file, why)
                + " /srv/citizens/lineage.ndjson"));
  }
}
