package dev.citizens.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * The files of a lake, read and written behind the pipeline's back. The folder of the only attempt
 * in a folder is named {@code ATTEMPT} here.
 *
 * @param root {@code hdfs://…} or {@code file://…}
 */
record LakeFiles(String root) {

  private static final String ATTEMPT = "ATTEMPT";
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** The paths of all files, relative to the root, in order. */
  List<String> list() throws IOException {
    Path folder = new Path(root);
    List<String> files = new ArrayList<>();
    if (fileSystem().exists(folder)) {
      String base = fileSystem().makeQualified(folder).toUri().getPath() + "/";
      RemoteIterator<LocatedFileStatus> all = fileSystem().listFiles(folder, true);
      while (all.hasNext()) {
        String file = all.next().getPath().toUri().getPath().substring(base.length());
        files.add(anonymous(file));
      }
    }
    return files.stream().sorted().toList();
  }

  /** The text with each attempt named {@code ATTEMPT}. */
  static String anonymous(String text) {
    return UUID.matcher(text).replaceAll(ATTEMPT);
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

  Path path(String file) throws IOException {
    return new Path(root + "/" + resolved(file));
  }

  /** The file's path relative to the root, with the attempt's own name. */
  String resolved(String file) throws IOException {
    int attempt = file.indexOf("/" + ATTEMPT + "/");
    if (attempt < 0) {
      return file;
    }
    String folder = file.substring(0, attempt);
    List<String> attempts =
        Stream.of(fileSystem().listStatus(new Path(root + "/" + folder)))
            .map(status -> status.getPath().getName())
            .filter(name -> UUID.matcher(name).matches())
            .toList();
    if (attempts.size() != 1) {
      throw new AssertionError("not one attempt in " + folder + ": " + attempts);
    }
    return folder + "/" + attempts.get(0) + file.substring(attempt + ATTEMPT.length() + 1);
  }

  /** Without the checksum files that Hadoop would put beside local ones. */
  private FileSystem fileSystem() throws IOException {
    FileSystem files = new Path(root).getFileSystem(new Configuration());
    return files instanceof LocalFileSystem local ? local.getRawFileSystem() : files;
  }
}
