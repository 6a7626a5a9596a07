package dev.citizens.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.files.FilePath;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;

/** Files that are one text. */
final class SmallFile {
  private SmallFile() {}

  static String read(String path) throws IOException {
    try (InputStream in = Channels.newInputStream(new FilePath(path).open(0))) {
      return new String(in.readAllBytes(), UTF_8);
    }
  }

  static void write(String path, String text) throws IOException {
    try (OutputStream out = Channels.newOutputStream(new FilePath(path).create())) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
