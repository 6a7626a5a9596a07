package dev.citizens.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.io.FileSystems;
import org.apache.beam.sdk.io.hdfs.HadoopFileSystemOptions;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/**
 * A real HDFS in this JVM: a NameNode and two DataNodes on loopback, replication 2, started by the
 * first test that asks; it ends with the JVM.
 *
 * <p>Blocks are small, so that small files have several and end inside one.
 */
public final class MiniHdfs {
  public static final int BLOCK_BYTES = 64 << 10;

  private static MiniHdfs running;

  private final MiniDFSCluster cluster;

  private MiniHdfs(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  /** The one of this JVM; Beam's file systems know it from then on. */
  public static synchronized MiniHdfs get() {
    if (running == null) {
      running = start();
    }
    FileSystems.setDefaultPipelineOptions(running.options());
    return running;
  }

  private static MiniHdfs start() {
    try {
      Path folder = Files.createTempDirectory("citizens-hdfs-");
      Configuration configuration = new Configuration();
      configuration.setInt("dfs.blocksize", BLOCK_BYTES);
      configuration.setInt("dfs.namenode.fs-limits.min-block-size", BLOCK_BYTES);
      configuration.setInt("dfs.replication", 2);
      MiniDFSCluster cluster =
          new MiniDFSCluster.Builder(configuration, folder.toFile()).numDataNodes(2).build();
      // Only the folder: the servers end with the JVM, and stopping them in a hook waits for ever.
      Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtil.fullyDelete(folder.toFile())));
      cluster.waitActive();
      return new MiniHdfs(cluster);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A folder that no other test uses; it does not exist yet. */
  public String newFolder() {
    return cluster.getURI() + "/" + UUID.randomUUID();
  }

  /** What a client needs; without the setting of the checksum, which the lake must make itself. */
  public Configuration configuration() {
    Configuration configuration = new Configuration(cluster.getConfiguration(0));
    configuration.set("fs.defaultFS", cluster.getURI().toString());
    return configuration;
  }

  /** For pipelines that read or write here. */
  public PipelineOptions options() {
    HadoopFileSystemOptions options = PipelineOptionsFactory.as(HadoopFileSystemOptions.class);
    options.setHdfsConfiguration(List.of(configuration()));
    return options;
  }
}
