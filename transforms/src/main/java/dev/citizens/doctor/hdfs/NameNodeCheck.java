package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Finding;
import java.io.IOException;
import java.util.Locale;
import org.apache.hadoop.fs.FsStatus;

/** The NameNode answers. */
final class NameNodeCheck extends HdfsCheck {
  NameNodeCheck(Hdfs hdfs) {
    super(NAME_NODE, hdfs);
  }

  @Override
  public Finding run() {
    try {
      FsStatus status = hdfs.files().getStatus();
      return Finding.ok(
          hdfs.nameNode()
              + String.format(Locale.ROOT, " answers, %,d bytes stored", status.getUsed()));
    } catch (IOException e) {
      throw hdfs.failure(e);
    }
  }
}
