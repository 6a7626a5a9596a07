package dev.citizens.pipeline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileUtil;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A NameNode and two DataNodes in this process, on 127.0.0.1. */
final class HdfsServers {
  private final MiniDFSCluster cluster;

  private HdfsServers(MiniDFSCluster cluster) {
    this.cluster = cluster;
  }

  static HdfsServers start() throws IOException {
    Path folder = Files.createTempDirectory("citizens-hdfs-");
    Configuration configuration = new Configuration();
    configuration.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, folder.toString());
    MiniDFSCluster cluster = new MiniDFSCluster.Builder(configuration).numDataNodes(2).build();
    // Only the folder: the servers end with the JVM, and stopping them in a hook waits for ever.
    Runtime.getRuntime().addShutdownHook(new Thread(() -> FileUtil.fullyDelete(folder.toFile())));
    return new HdfsServers(cluster);
  }

  /** {@code hdfs://127.0.0.1:PORT}. */
  String uri() {
    return "hdfs://127.0.0.1:" + cluster.getNameNodePort();
  }

  MiniDFSCluster cluster() {
    return cluster;
  }
}
