package dev.citizens.upload;

import dev.citizens.files.FilePath;
import dev.citizens.job.FileName;
import dev.citizens.job.NamePattern;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;

/** The files that a path leads to, whose last part may be a pattern of names. */
public final class MatchingFiles {
  private MatchingFiles() {}

  /**
   * Their paths in the order of names; folders are passed over. A path that is no pattern is given
   * back, whether or not a file is there; so is one to a file that has just that name.
   *
   * @throws IOException if the folder is there and cannot be listed
   */
  public static List<String> of(String path, Configuration hdfs) throws IOException {
    String name = FileName.of(path);
    if (!NamePattern.isWild(name)) {
      return List.of(path);
    }
    String folder = path.substring(0, path.length() - name.length());
    List<String> names = names(new FilePath(folder), hdfs);
    if (names.contains(name)) {
      return List.of(path);
    }
    NamePattern pattern = new NamePattern(name);
    return names.stream().filter(pattern::matches).sorted().map(each -> folder + each).toList();
  }

  private static List<String> names(FilePath folder, Configuration hdfs) throws IOException {
    try {
      return folder.onHdfs() ? namesInHdfs(folder, hdfs) : namesOnDisk(folder);
    } catch (FileNotFoundException | NoSuchFileException e) {
      return List.of();
    }
  }

  private static List<String> namesInHdfs(FilePath folder, Configuration hdfs) throws IOException {
    FileStatus[] found = folder.hadoop().getFileSystem(hdfs).listStatus(folder.hadoop());
    return Stream.of(found)
        .filter(each -> !each.isDirectory())
        .map(each -> each.getPath().getName())
        .toList();
  }

  private static List<String> namesOnDisk(FilePath folder) throws IOException {
    try (Stream<Path> found = Files.list(folder.local())) {
      return found
          .filter(each -> !Files.isDirectory(each))
          .map(each -> each.getFileName().toString())
          .toList();
    }
  }
}
