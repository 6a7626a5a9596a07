package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.Cleanup;
import dev.citizens.failures.ExitStatus;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsAction;
import org.apache.hadoop.security.AccessControlException;
import org.apache.hadoop.security.UserGroupInformation;

/** The lake's folder, and those that the steps publish to, can be written by this user. */
final class LakeWriteCheck implements Check {
  static final String NAME = "lake write";

  private static final List<String> PUBLISHED =
      List.of("raw", "results", "quarantine", "reports", "parquet", "_applications");

  private final String lake;
  private final List<String> needs;
  private final FileSystemSource source;

  /** Opens the lake's file system. */
  interface FileSystemSource {
    FileSystem open() throws IOException;
  }

  LakeWriteCheck(String lake, List<String> needs, FileSystemSource source) {
    this.lake = lake;
    this.needs = needs;
    this.source = source;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.HDFS;
  }

  @Override
  public List<String> needs() {
    return needs;
  }

  @Override
  public Finding run() throws IOException {
    FileSystem files = source.open();
    Path attempt = new Path(lake + "/_attempts/doctor-" + UUID.randomUUID());
    // HADOOP_USER_NAME may make it another than that of the process.
    String user = UserGroupInformation.getCurrentUser().getShortUserName();
    String ownerActs =
        "the owner of the folder: hdfs dfs -chown -R %s %s (or chown, for file://)"
            .formatted(user, lake);
    try {
      files.mkdirs(attempt);
      files.create(new Path(attempt, "written")).close();
      boolean renamed = files.rename(new Path(attempt, "written"), new Path(attempt, "renamed"));
      for (String folder : PUBLISHED) {
        requireWritable(files, new Path(lake, folder));
      }
      return renamed
          ? Finding.ok(lake + " can be written by " + user)
          : Finding.fail("a file in " + lake + " could not be renamed", ownerActs);
    } catch (AccessControlException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Finding.fail(lake + " cannot be written: " + message, ownerActs);
    } catch (IOException e) {
      String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
      return Finding.fail(
          lake + " cannot be written: " + message,
          "whoever runs the lake: leave safe mode, free space, or correct --lake");
    } finally {
      Cleanup.run("delete " + attempt, () -> files.delete(attempt, true));
    }
  }

  private static void requireWritable(FileSystem files, Path folder) throws IOException {
    try {
      files.access(folder, FsAction.WRITE_EXECUTE);
    } catch (FileNotFoundException notYet) {
      // A first publish makes it.
    }
  }
}
