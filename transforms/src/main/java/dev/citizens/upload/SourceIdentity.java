package dev.citizens.upload;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.Serializable;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.protocol.HdfsFileStatus;

/**
 * What tells a source from one that takes its place, and from itself after somebody wrote to it.
 *
 * @param bytes its length
 * @param lastModified when its content was last changed, as whoever stores it says
 * @param version which file it is, and when anything of it was last changed
 */
public record SourceIdentity(long bytes, Instant lastModified, String version)
    implements Serializable {

  /**
   * Looks at the file, without opening it: a pipe would wait for whoever writes to it.
   *
   * @param name how messages call it
   * @throws StepFailure with status 2 if it is no regular file, 10 if it is not complete
   * @throws IOException if it is not there, or cannot be looked at
   */
  public static SourceIdentity of(FilePath file, String name, Configuration hdfs)
      throws IOException {
    return file.onHdfs() ? ofHdfs(file, name, hdfs) : ofDisk(file, name);
  }

  private static SourceIdentity ofDisk(FilePath file, String name) throws IOException {
    Path path = file.local();
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw isFolder(name);
    }
    if (!attributes.isRegularFile()) {
      throw StepFailure.wrongUse(
          name + " is a pipe, a socket or a device; name a regular file, or write to one first");
    }
    // The link too, because one that is turned away and back leads to the same file as before.
    return new SourceIdentity(
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        "%s %s %s %s"
            .formatted(
                attributes.fileKey(),
                changed(path),
                path.toRealPath(),
                changed(path, LinkOption.NOFOLLOW_LINKS)));
  }

  /**
   * When anything about the file was changed, which unlike the time of its content can't be set.
   */
  private static Object changed(Path path, LinkOption... options) throws IOException {
    return path.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Files.getAttribute(path, "unix:ctime", options)
        : "";
  }

  private static SourceIdentity ofHdfs(FilePath file, String name, Configuration configuration)
      throws IOException {
    try {
      FileSystem files = file.hadoop().getFileSystem(configuration);
      FileStatus status = files.getFileStatus(file.hadoop());
      if (status.isDirectory()) {
        throw isFolder(name);
      }
      if (files instanceof DistributedFileSystem hdfs && !hdfs.isFileClosed(file.hadoop())) {
        throw new StepFailure(
            ExitStatus.INPUT_NOT_READY,
            name + " is still being written; run again when it is complete");
      }
      long id = status instanceof HdfsFileStatus ofHdfs ? ofHdfs.getFileId() : 0;
      return new SourceIdentity(
          status.getLen(), Instant.ofEpochMilli(status.getModificationTime()), Long.toString(id));
    } catch (IllegalArgumentException e) { // so says Hadoop's client
      if (e.getCause() instanceof UnknownHostException unknown) {
        throw unknown;
      }
      throw StepFailure.wrongUse(name + " cannot be the name of a file in HDFS");
    }
  }

  private static StepFailure isFolder(String name) {
    return StepFailure.wrongUse(name + " is a folder; name the CSV file in it");
  }
}
