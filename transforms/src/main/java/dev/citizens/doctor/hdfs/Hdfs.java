package dev.citizens.doctor.hdfs;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.hdfs.protocol.HdfsConstants.DatanodeReportType;
import org.apache.hadoop.ipc.RemoteException;
import org.apache.hadoop.security.AccessControlException;

/** The HDFS of the lake, asked by a client of its own that gives up sooner than a pipeline's. */
final class Hdfs {
  private static final int CONNECT_MILLIS = 2_000;

  private final String lake;
  private final Configuration configuration;
  private DistributedFileSystem files;

  Hdfs(String lake, Configuration configuration) {
    this.lake = lake;
    this.configuration = new Configuration(configuration);
    // A check has ten seconds, which Hadoop would spend on its second try.
    this.configuration.setInt("ipc.client.connect.timeout", 3_000);
    this.configuration.setInt("ipc.client.connect.max.retries.on.timeouts", 1);
    this.configuration.setInt("ipc.client.connect.max.retries", 0);
    this.configuration.setInt("ipc.client.rpc-timeout.ms", 8_000);
    this.configuration.setInt("dfs.client.socket-timeout", 4_000);
    this.configuration.setInt("dfs.client.retry.window.base", 200);
  }

  String lake() {
    return lake;
  }

  /** HOST:PORT of the NameNode, as in the option. */
  String nameNode() {
    return new FilePath(lake).toUri().getAuthority();
  }

  int replication() {
    return configuration.getInt("dfs.replication", 3);
  }

  /**
   * The client; nothing is asked yet.
   *
   * @throws StepFailure if the NameNode's host is unknown
   */
  synchronized DistributedFileSystem files() throws IOException {
    if (files == null) {
      try {
        files =
            (DistributedFileSystem)
                FileSystem.newInstance(new FilePath(lake).toUri(), configuration);
      } catch (IOException | IllegalArgumentException e) {
        throw failure(e);
      }
    }
    return files;
  }

  /** Why the NameNode did not answer, and what to do. */
  StepFailure failure(Exception thrown) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (cause instanceof UnknownHostException) {
        return failure("the host of --lake=" + lake + " is unknown here", "correct --lake", thrown);
      }
      if (cause instanceof ConnectException) {
        return failure(
            "nothing listens at " + nameNode(),
            "whoever runs HDFS: start the NameNode there, or correct --lake",
            thrown);
      }
      if (cause instanceof SocketTimeoutException) {
        return failure(
            nameNode() + " does not answer",
            "whoever runs HDFS: see whether its host is up and a firewall drops packets to it",
            thrown);
      }
    }
    String message = String.valueOf(thrown.getMessage()).lines().findFirst().orElse("");
    return failure(
        nameNode() + " refused: " + message,
        "check that --lake names a NameNode's RPC port, not its web page",
        thrown);
  }

  private static StepFailure failure(String found, String fix, Exception cause) {
    return new StepFailure(ExitStatus.HDFS, found + "; " + fix, cause);
  }

  /**
   * The DataNodes that the NameNode believes alive, in the order of their addresses.
   *
   * @throws AccessControlException unless this user is the superuser
   */
  List<DatanodeInfo> live() throws IOException {
    return sorted(DatanodeReportType.LIVE);
  }

  /** Those that it has given up, and forgets when it restarts. */
  List<DatanodeInfo> dead() throws IOException {
    return sorted(DatanodeReportType.DEAD);
  }

  private List<DatanodeInfo> sorted(DatanodeReportType type) throws IOException {
    List<DatanodeInfo> nodes;
    try {
      nodes = new ArrayList<>(List.of(files().getDataNodeStats(type)));
    } catch (RemoteException e) {
      throw e.unwrapRemoteException(AccessControlException.class);
    }
    nodes.sort((one, other) -> one.getXferAddr().compareTo(other.getXferAddr()));
    return nodes;
  }

  /** Whether the DataNode's port for data takes a connection from here. */
  static boolean answers(DatanodeInfo node) {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(node.getIpAddr(), node.getXferPort()), CONNECT_MILLIS);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** As people know it: the host's name if it has told one, and the port for data. */
  static String label(DatanodeInfo node) {
    return node.getHostName() + ":" + node.getXferPort();
  }
}
