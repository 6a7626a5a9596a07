package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.doctor.FreeSpace;
import java.io.IOException;
import org.apache.hadoop.fs.FsStatus;
import org.apache.hadoop.hdfs.protocol.DatanodeInfo;
import org.apache.hadoop.security.AccessControlException;

/** Each DataNode has room for a day; with a copy on every node, the fullest one decides. */
final class HdfsDiskCheck extends HdfsCheck {
  private static final long MIN_BYTES = 1L << 30;
  private static final String FIX =
      "whoever runs HDFS: delete old days (hdfs dfs -rm -r -skipTrash LAKE/raw/…/run_date=…), or add"
          + " a disk or DataNode";

  private final long neededBytes;

  /**
   * A check against what a day takes.
   *
   * @param dayBytes of the CSV file: it is stored, and the table's extract is about as large
   */
  HdfsDiskCheck(Hdfs hdfs, long dayBytes) {
    super("hdfs disk", hdfs, NAME_NODE);
    this.neededBytes = Math.max(MIN_BYTES, Math.multiplyExact(dayBytes, 2));
  }

  @Override
  public Finding run() throws IOException {
    Findings findings = new Findings();
    try {
      for (DatanodeInfo node : hdfs.live()) {
        findings.add(
            FreeSpace.judge(
                "DataNode " + Hdfs.label(node),
                node.getRemaining(),
                node.getCapacity(),
                neededBytes,
                FIX));
      }
    } catch (AccessControlException e) {
      FsStatus all = hdfs.files().getStatus();
      long needed = neededBytes * hdfs.replication();
      findings.add(FreeSpace.judge("HDFS", all.getRemaining(), all.getCapacity(), needed, FIX));
    }
    return findings.worst();
  }
}
