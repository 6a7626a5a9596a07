package dev.citizens.doctor.hdfs;

import java.io.IOException;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;

/** A real HDFS in this JVM, of a NameNode and two DataNodes, for tests that break it. */
final class TwoDataNodes implements AutoCloseable {
  final MiniDFSCluster cluster;

  TwoDataNodes(Path folder) throws IOException {
    Configuration configuration = new Configuration();
    configuration.setInt("dfs.replication", 2);
    configuration.setInt("dfs.namenode.safemode.extension", 0);
    cluster = new MiniDFSCluster.Builder(configuration, folder.toFile()).numDataNodes(2).build();
    cluster.waitActive();
  }

  /** What a client needs. */
  Configuration configuration() {
    return cluster.getConfiguration(0);
  }

  String lake() {
    return cluster.getURI() + "/lake";
  }

  /** The port for data of a DataNode, by which people and the doctor tell the two apart. */
  int port(int dataNode) {
    return cluster.getDataNodes().get(dataNode).getXferPort();
  }

  @Override
  public void close() {
    cluster.shutdown();
  }
}
