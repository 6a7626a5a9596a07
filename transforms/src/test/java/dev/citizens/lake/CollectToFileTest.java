package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.MiniHdfs;
import java.io.IOException;
import java.nio.file.Path;
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
