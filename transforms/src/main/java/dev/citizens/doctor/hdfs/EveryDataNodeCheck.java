package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.failures.Cleanup;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.security.AccessControlException;

/** One byte is written to every live DataNode, found there, read back, and deleted. */
final class EveryDataNodeCheck extends HdfsCheck {
  private static final int WRITTEN = 42;
  private static final int BUFFER_BYTES = 4096;

  EveryDataNodeCheck(Hdfs hdfs) {
    super("hdfs write and read", hdfs, SAFE_MODE, LakeWriteCheck.NAME);
  }

  @Override
  public Finding run() throws IOException {
    List<DatanodeInfo> nodes;
    try {
      nodes = hdfs.live();
    } catch (AccessControlException e) {
      return Finding.skipped("only HDFS's superuser may list DataNodes");
    }
    // Where dead attempts are swept, should this one die.
    Path folder = new Path(hdfs.lake() + "/_attempts/doctor-" + UUID.randomUUID());
    try {
      Findings findings = new Findings();
      // Together, because one that hangs takes its time.
      nodes.parallelStream().map(node -> judge(folder, node)).toList().forEach(findings::add);
      return findings.worst();
    } finally {
      Cleanup.run("delete " + folder, () -> hdfs.files().delete(folder, true));
    }
  }

  private Finding judge(Path folder, DatanodeInfo node) {
    String label = Hdfs.label(node);
    try {
      if (!Hdfs.answers(node)) {
        throw new IOException("no connection");
      }
      Path file = new Path(folder, node.getDatanodeUuid());
      String stored = store(file, node);
      if (!stored.equals(node.getXferAddr())) {
        return Finding.fail(
            "a byte for DataNode " + label + " went to " + stored,
            "whoever runs HDFS: see whether the DataNode on "
                + label
                + " hangs, and look at its log for full or failed disks");
      }
      return read(file) == WRITTEN
          ? Finding.ok("DataNode " + label)
          : Finding.fail(
              "DataNode " + label + " gives back another byte",
              "whoever runs HDFS: take " + label + " out of service and test its disk and memory");
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Finding.fail(
          "DataNode " + label + " did not take and give back a byte: " + message,
          "whoever runs HDFS: start the DataNode on "
              + label
              + ", look at its log, and see that this host reaches its port");
    }
  }

  /** Writes the file with one copy, there if the NameNode agrees; the address where it is. */
  private String store(Path file, DatanodeInfo node) throws IOException {
    DistributedFileSystem files = hdfs.files();
    InetSocketAddress wanted = new InetSocketAddress(node.getIpAddr(), node.getXferPort());
    try (OutputStream out =
        files.create(
            file,
            FsPermission.getFileDefault(),
            true,
            BUFFER_BYTES,
            (short) 1,
            files.getDefaultBlockSize(file),
            null,
            new InetSocketAddress[] {wanted})) {
      out.write(WRITTEN);
    }
    FileStatus status = files.getFileStatus(file);
    String[] places = files.getFileBlockLocations(status, 0, 1)[0].getNames();
    return places.length == 0 ? "nowhere" : places[0];
  }

  private int read(Path file) throws IOException {
    FileSystem files = hdfs.files();
    try (InputStream in = files.open(file)) {
      return in.read();
    }
  }
}
