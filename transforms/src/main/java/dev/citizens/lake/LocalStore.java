package dev.citizens.lake;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.READ;

import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/** A folder of this machine, for the DirectRunner and for tests. */
final class LocalStore implements LakeStore {

  @Override
  public boolean exists(String path) {
    return Files.exists(local(path));
  }

  @Override
  public long length(String path) throws IOException {
    return Files.size(local(path));
  }

  @Override
  public void concat(List<String> parts, String target) throws IOException {
    Path first = local(parts.get(0));
    try (FileChannel out = FileChannel.open(first, APPEND)) {
      for (String part : parts.subList(1, parts.size())) {
        append(out, local(part));
        Files.delete(local(part));
      }
    }
    replace(parts.get(0), target);
  }

  private static void append(FileChannel out, Path part) throws IOException {
    try (FileChannel in = FileChannel.open(part, READ)) {
      long size = in.size();
      for (long done = 0; done < size; ) {
        done += in.transferTo(done, size - done, out);
      }
    }
  }

  @Override
  public void replace(String from, String to) throws IOException {
    Path target = local(to);
    Files.createDirectories(target.getParent());
    Files.move(local(from), target, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void moveFolder(String from, String to) throws IOException {
    replace(from, to);
  }

  @Override
  public int crc32c(String path) throws IOException {
    CRC32C crc = new CRC32C();
    byte[] buffer = new byte[1 << 20];
    try (InputStream in = Files.newInputStream(local(path))) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        crc.update(buffer, 0, count);
      }
    }
    return (int) crc.getValue();
  }

  @Override
  public void deleteFolder(String path) throws IOException {
    Path folder = local(path);
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Override
  public List<Folder> folders(String folder) throws IOException {
    List<Folder> folders = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(local(folder), Files::isDirectory)) {
      for (Path each : all) {
        folders.add(
            new Folder(each.getFileName().toString(), Files.getLastModifiedTime(each).toMillis()));
      }
    } catch (NoSuchFileException nothingYet) {
      return List.of();
    }
    return folders;
  }

  private static Path local(String path) {
    return new FilePath(path).local();
  }
}
