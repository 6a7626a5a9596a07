package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Finding;
import java.io.IOException;

/** The NameNode allows changes. */
final class SafeModeCheck extends HdfsCheck {
  SafeModeCheck(Hdfs hdfs) {
    super(SAFE_MODE, hdfs, NAME_NODE);
  }

  @Override
  public Finding run() throws IOException {
    return hdfs.files().isInSafeMode()
        ? Finding.fail(
            "the NameNode is in safe mode: nothing can be written",
            "whoever runs HDFS: start the missing DataNodes; if all blocks are there (hdfs fsck /),"
                + " run hdfs dfsadmin -safemode leave")
        : Finding.ok("off");
  }
}
