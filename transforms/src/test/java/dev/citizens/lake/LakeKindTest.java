package dev.citizens.lake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.failures.ExitStatus;
import dev.citizens.files.Attempt;
import dev.citizens.files.FilePath;
import dev.citizens.harness.MiniHdfs;
import dev.citizens.harness.Refusal;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.hdfs.HadoopFileSystemOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lake of a kind that this program does not know, without a change to it. */
class LakeKindTest {
  private final ClassLoader before = Thread.currentThread().getContextClassLoader();

  @TempDir Path jar;
  private Configuration hadoop;

  @BeforeEach
  void bringMountedLake() throws IOException {
    Path services = Files.createDirectories(jar.resolve("META-INF/services"));
    Files.writeString(services.resolve(LakeKind.class.getName()), MountedLake.class.getName());
    Thread.currentThread()
        .setContextClassLoader(new URLClassLoader(new URL[] {jar.toUri().toURL()}, before));
    hadoop = MiniHdfs.get().configuration();
    MountedLake.mount(hadoop, MiniHdfs.get().newFolder());
    FileSystems.setDefaultPipelineOptions(options());
  }

  private PipelineOptions options() {
    HadoopFileSystemOptions options = PipelineOptionsFactory.as(HadoopFileSystemOptions.class);
    options.setHdfsConfiguration(List.of(hadoop));
    return options;
  }

  @AfterEach
  void takeItAway() throws IOException {
    ((URLClassLoader) Thread.currentThread().getContextClassLoader()).close();
    Thread.currentThread().setContextClassLoader(before);
    MiniHdfs.get(); // Beam knows its file systems again
  }

  @Test
  void isPublishedAndReadLikeTheOthers() throws IOException {
    PublishedDay day = new PublishedDay(Lake.at(MountedLake.ROOT, hadoop));
    day.publish();
    Attempt last = day.publish();
    String published = MountedLake.ROOT + "/raw/citizens/run_date=2026-02-28/" + last.id();
    assertThat(day.lake().find(day.folder()).orElseThrow().attempt(), is(last.id()));
    try (var file = new FilePath(published + "/" + PublishedDay.FILE).open(0)) {
      assertThat(
          new String(Channels.newInputStream(file).readAllBytes(), UTF_8),
          is(PublishedDay.content(last.id())));
    }
    assertThat(day.lake().crc32c(published + "/" + PublishedDay.FILE), is(crcOf(last, day)));
  }

  private static int crcOf(Attempt attempt, PublishedDay day) {
    String crc32c = PublishedDay.manifest(day.folder(), attempt.id()).onlyFile().crc32c();
    return Integer.parseUnsignedInt(crc32c, 16);
  }

  @Test
  void isNamedWhereNoneFits() {
    assertThat(
        Refusal.of(ExitStatus.WRONG_USE, () -> Lake.at("s3://bucket/lake", hadoop)),
        is(
            "--lake=s3://bucket/lake is neither hdfs://HOST:PORT/FOLDER nor file:///FOLDER"
                + " nor viewfs://mounted/lake"));
  }
}
