package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.ClockCheck.RemoteClock;
import dev.citizens.failures.Cleanup;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.apache.hadoop.fs.Path;

/** The NameNode's time: that which it gives to a folder when it makes one. */
record NameNodeClock(Hdfs hdfs) implements RemoteClock {
  @Override
  public Instant now() throws IOException {
    Path folder = new Path(hdfs.lake() + "/_attempts/doctor-" + UUID.randomUUID());
    hdfs.files().mkdirs(folder);
    try {
      return Instant.ofEpochMilli(hdfs.files().getFileStatus(folder).getModificationTime());
    } finally {
      Cleanup.run("delete " + folder, () -> hdfs.files().delete(folder, true));
    }
  }
}
