package dev.citizens.testdata;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * How to start a {@link MariaDb} or a {@link Postgres}.
 *
 * @param folder where data, binaries and the log are kept; without one, a temporary folder is used
 *     and removed
 * @param port on 127.0.0.1, or 0 for any free one
 * @param password of the user {@code citizens}
 * @param serverOptions further options of the server, such as {@code local_infile} and {@code 0}
 */
public record DatabaseSettings(
    Optional<Path> folder, int port, String password, Map<String, String> serverOptions) {
  /** A temporary folder, any free port, a random password. */
  public static DatabaseSettings temporary() {
    byte[] password = new byte[16];
    new SecureRandom().nextBytes(password);
    return new DatabaseSettings(Optional.empty(), 0, HexFormat.of().formatHex(password), Map.of());
  }

  /** Keeps the data in {@code folder}, so that a later start finds it again. */
  public DatabaseSettings withFolder(Path folder) {
    return new DatabaseSettings(Optional.of(folder), port, password, serverOptions);
  }

  public DatabaseSettings withPort(int port) {
    return new DatabaseSettings(folder, port, password, serverOptions);
  }

  public DatabaseSettings withPassword(String password) {
    return new DatabaseSettings(folder, port, password, serverOptions);
  }

  /** Adds an option of the server, or overrides the one that these tests use. */
  public DatabaseSettings withServerOption(String name, String value) {
    Map<String, String> options = new HashMap<>(serverOptions);
    options.put(name, value);
    return new DatabaseSettings(folder, port, password, Map.copyOf(options));
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return "DatabaseSettings[folder=%s, port=%s, serverOptions=%s]"
        .formatted(folder, port, serverOptions);
  }
}
