package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Finding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.security.AccessControlException;

/**
 * As many DataNodes answer as a block has copies. The NameNode believes in a dead one for ten
 * minutes, so each is asked.
 */
final class DataNodesCheck extends HdfsCheck {
  DataNodesCheck(Hdfs hdfs) {
    super("hdfs datanodes", hdfs, NAME_NODE);
  }

  @Override
  public Finding run() throws IOException {
    List<String> answering = new ArrayList<>();
    List<String> silent = new ArrayList<>();
    try {
      for (DatanodeInfo node : hdfs.live()) {
        (Hdfs.answers(node) ? answering : silent).add(Hdfs.label(node));
      }
      hdfs.dead().forEach(node -> silent.add(Hdfs.label(node)));
    } catch (AccessControlException e) {
      return Finding.warn(
          "only HDFS's superuser may list DataNodes",
          "run doctor as the user that runs the NameNode, once, to have them checked");
    }
    String found =
        "%s answer, dfs.replication is %s".formatted(answering.size(), hdfs.replication());
    String fix =
        silent.isEmpty()
            ? "whoever runs HDFS: start more DataNodes, or lower dfs.replication in hdfs-site.xml"
            : "whoever runs HDFS: start the DataNode on " + String.join(", ", silent);
    String who = silent.isEmpty() ? "" : "; silent: " + String.join(", ", silent);
    if (answering.size() < hdfs.replication()) {
      return Finding.fail(found + who, fix);
    }
    return silent.isEmpty() ? Finding.ok(found) : Finding.warn(found + who, fix);
  }
}
