package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files of a lake, read and written behind the pipeline's back.
 *
 * @param root {@code hdfs://…} or {@code file://…}
 */
record LakeFiles(String root) {

  /** The paths of all files, relative to the root, in order. */
  List<String> list() throws IOException {
    Path folder = new Path(root);
    List<String> files = new ArrayList<>();
    if (fileSystem().exists(folder)) {
      String base = fileSystem().makeQualified(folder).toUri().getPath() + "/";
      RemoteIterator<LocatedFileStatus> all = fileSystem().listFiles(folder, true);
      while (all.hasNext()) {
        files.add(all.next().getPath().toUri().getPath().substring(base.length()));
      }
    }
    return files.stream().sorted().toList();
  }

  byte[] bytes(String file) throws IOException {
    try (InputStream in = fileSystem().open(path(file))) {
      return in.readAllBytes();
    }
  }

  String text(String file) throws IOException {
    return new String(bytes(file), UTF_8);
  }

  JsonNode json(String file) throws IOException {
    return new ObjectMapper().readTree(bytes(file));
  }

  /** Puts other content into a file. */
  void write(String file, byte[] content) throws IOException {
    try (OutputStream out = fileSystem().create(path(file), true)) {
      out.write(content);
    }
  }

  /** Folders below {@code _attempts}: an attempt that is done has none. */
  int attempts() throws IOException {
    Path attempts = path("_attempts");
    return fileSystem().exists(attempts) ? fileSystem().listStatus(attempts).length : 0;
  }

  Path path(String file) {
    return new Path(root + "/" + file);
  }

  /** Without the checksum files that Hadoop would put beside local ones. */
  private FileSystem fileSystem() throws IOException {
    FileSystem files = new Path(root).getFileSystem(new Configuration());
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
