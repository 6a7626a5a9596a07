package dev.citizens.element;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.MiniHdfs;
import dev.citizens.harness.Refusal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.beam.sdk.coders.VarLongCoder;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CollectToFileTest {
  private static final List<Long> MANY = LongStream.range(0, 1_000).boxed().toList();

  @TempDir Path folder;

  @Test
  void bringsEveryElementOnce() throws IOException {
    String path = folder.resolve("collected").toUri().toString();
    PipelineOptions options = MiniHdfs.get().options();
    collect(options, MANY, path);
    assertThat(read(path), is(MANY));
  }

  @Test
  void bringsAnEmptyListOfNothing() throws IOException {
    String path = folder.resolve("collected").toUri().toString();
    collect(MiniHdfs.get().options(), List.of(), path);
    assertThat(read(path), is(empty()));
  }

  @Test
  void bringsEveryElementOnceThroughHdfs() throws IOException {
    MiniHdfs hdfs = MiniHdfs.get();
    String path = hdfs.newFolder() + "/collected";
    collect(hdfs.options(), MANY, path);
    assertThat(read(path), is(MANY));
  }

  @Test
  void bringsAnEmptyListOfNothingThroughHdfs() throws IOException {
    MiniHdfs hdfs = MiniHdfs.get();
    String path = hdfs.newFolder() + "/collected";
    collect(hdfs.options(), List.of(), path);
    assertThat(read(path), is(empty()));
  }

  @Test
  void aFileThatIsNotThereIsAFailureAndNotAnEmptyList() {
    String path = "file://" + folder.resolve("never");
    assertThat(
        Refusal.of(ExitStatus.HDFS, () -> read(path)),
        is(
            "what the workers have found could not be read from "
                + path
                + ": it does not exist; run the step again"));
    Refusal.of(ExitStatus.HDFS, () -> read(MiniHdfs.get().newFolder() + "/never"));
  }

  @Test
  void aFileThatIsCutOrDoubledOrChangedIsAFailure() throws IOException {
    Path file = folder.resolve("collected");
    collect(MiniHdfs.get().options(), MANY.subList(0, 20), "file://" + file);
    byte[] whole = Files.readAllBytes(file);
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      Refusal.of(ExitStatus.HDFS, () -> read("file://" + file));
      Files.write(file, whole);
      try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
        out.write(ByteBuffer.wrap(new byte[] {(byte) (whole[length] ^ 4)}), length);
      }
      Refusal.of(ExitStatus.HDFS, () -> read("file://" + file));
    }
    Files.write(file, whole);
    Files.write(file, whole, StandardOpenOption.APPEND);
    Refusal.of(ExitStatus.HDFS, () -> read("file://" + file));
  }

  private static void collect(PipelineOptions options, List<Long> elements, String path) {
    DirectPipeline.run(
        options,
        pipeline ->
            pipeline
                .apply(Create.of(elements).withCoder(VarLongCoder.of()))
                .apply(CollectToFile.at(path)));
  }

  private static List<Long> read(String path) throws IOException {
    return CollectToFile.read(path, VarLongCoder.of()).stream().sorted().toList();
  }
}
