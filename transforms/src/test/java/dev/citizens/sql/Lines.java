package dev.citizens.sql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The lines of a file beside the tests. */
final class Lines {
  private Lines() {}

  static List<String> of(String file) {
    try (InputStream stream = Lines.class.getResourceAsStream(file)) {
      return new String(stream.readAllBytes(), UTF_8).lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
