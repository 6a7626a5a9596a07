package dev.citizens.lake;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileChecksum;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Options.Rename;
import org.apache.hadoop.fs.Path;

/** HDFS: concat and rename change metadata only, and DataNodes compute the checksum. */
final class HdfsStore implements LakeStore {
  private final FileSystem files;
  private final FileContext context;

  HdfsStore(String root, Configuration configuration) throws IOException {
    Configuration own = new Configuration(configuration);
    // So that the checksum does not depend on the layout of the blocks.
    own.set("dfs.checksum.combine.mode", "COMPOSITE_CRC");
    Path path = new Path(root);
    // Of its own, because Hadoop's cache hands out whichever client was first, with its settings.
    files = FileSystem.newInstance(path.toUri(), own);
    context = FileContext.getFileContext(path.toUri(), own);
  }

  @Override
  public boolean exists(String path) throws IOException {
    return files.exists(new Path(path));
  }

  @Override
  public long length(String path) throws IOException {
    return files.getFileStatus(new Path(path)).getLen();
  }

  @Override
  public void concat(List<String> parts, String target) throws IOException {
    Path first = new Path(parts.get(0));
    Path[] others = parts.stream().skip(1).map(Path::new).toArray(Path[]::new);
    if (others.length > 0) {
      files.concat(first, others);
    }
    replace(parts.get(0), target);
  }

  @Override
  public void replace(String from, String to) throws IOException {
    Path target = new Path(to);
    files.mkdirs(target.getParent());
    context.rename(new Path(from), target, Rename.OVERWRITE);
  }

  @Override
  public void moveFolder(String from, String to) throws IOException {
    Path target = new Path(to);
    files.mkdirs(target.getParent());
    context.rename(new Path(from), target);
  }

  @Override
  public int crc32c(String path) throws IOException {
    if (length(path) == 0) {
      return 0; // HDFS answers with an MD5 then
    }
    FileChecksum checksum = files.getFileChecksum(new Path(path));
    if (checksum == null || !checksum.getAlgorithmName().equals("COMPOSITE-CRC32C")) {
      throw new IOException(
          path
              + " has the checksum "
              + checksum
              + " instead of COMPOSITE-CRC32C; set dfs.checksum.type to CRC32C in hdfs-site.xml");
    }
    return ByteBuffer.wrap(checksum.getBytes()).getInt();
  }

  @Override
  public void deleteFolder(String path) throws IOException {
    files.delete(new Path(path), true);
  }

  @Override
  public List<Folder> folders(String folder) throws IOException {
    try {
      return Stream.of(files.listStatus(new Path(folder)))
          .filter(FileStatus::isDirectory)
          .map(each -> new Folder(each.getPath().getName(), each.getModificationTime()))
          .toList();
    } catch (FileNotFoundException nothingYet) {
      return List.of();
    }
  }
}
