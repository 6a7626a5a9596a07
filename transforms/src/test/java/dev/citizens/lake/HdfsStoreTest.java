package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.MiniHdfs;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HdfsStoreTest extends LakeStoreContract {
  private MiniHdfs hdfs;
  private String root;
  private LakeStore store;

  @BeforeEach
  void open() throws IOException {
    hdfs = MiniHdfs.get();
    root = hdfs.newFolder();
    store = new HdfsStore(root, hdfs.configuration());
  }

  @Override
  LakeStore store() {
    return store;
  }

  @Override
  String root() {
    return root;
  }

  @Override
  void makeOld(String path, Duration age) throws IOException {
    long then = System.currentTimeMillis() - age.toMillis();
    FileSystem.get(URI.create(root), hdfs.configuration()).setTimes(new Path(path), then, -1);
  }

  /**
   * Hadoop keeps one client per address and forgets whose settings it has: Spark, in the same
   * process, may have asked first.
   */
  @Test
  void checksumDoesNotDependOnWhoOpenedHdfsFirst() throws IOException {
    String address = root.replace("localhost", "127.0.0.1"); // nobody asked under this name yet
    Configuration ofSomebodyElse = hdfs.configuration();
    ofSomebodyElse.set("dfs.checksum.combine.mode", "MD5MD5CRC");
    FileSystem first = FileSystem.get(URI.create(address), ofSomebodyElse);
    try (var out = first.create(new Path(address, "file"))) {
      out.write(new byte[] {'1', '2', '3', '4', '5', '6', '7', '8', '9'});
    }
    assertThat(
        new HdfsStore(address, hdfs.configuration()).crc32c(address + "/file"), is(0xE3069283));
  }
}
