package dev.citizens.extract;

import dev.citizens.failures.StepFailure;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.Security;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the value of a property in {@code --mysqlUrl} must be, beside what Connector/J asks when it
 * is set: mistakes that it finds only while it connects look as if the server were to blame.
 */
record PropertyCheck(String expected, Predicate<String> check) {
  /** Connector/J's own check is enough. */
  static final PropertyCheck OF_DRIVER = new PropertyCheck("", value -> true);

  /** 0 would be no limit: a server that hangs would hang the run. */
  static final PropertyCheck MILLISECONDS =
      new PropertyCheck(
          "a number of milliseconds, at least 1", value -> value.matches("[1-9][0-9]{0,8}"));

  static final PropertyCheck TLS_VERSIONS =
      new PropertyCheck(
          "TLSv1.2, TLSv1.3 or both, with a comma",
          value -> Set.of("TLSv1.2", "TLSv1.3").containsAll(List.of(value.split(",", -1))));

  static final PropertyCheck KEY_STORE_TYPE =
      new PropertyCheck(
          "a type of key store that this Java knows, such as PKCS12 or JKS",
          value -> Security.getAlgorithms("KeyStore").contains(value.toUpperCase(Locale.ROOT)));

  static final PropertyCheck FILE =
      new PropertyCheck(
          "a file that can be read, here and on each worker", PropertyCheck::isReadable);

  static final PropertyCheck FILE_URL =
      new PropertyCheck(
          "file:/PATH of a file that can be read, here and on each worker",
          PropertyCheck::isUrlOfReadable);

  /**
   * Checks a value.
   *
   * @throws StepFailure that names the property, not its value
   */
  void require(String name, String value) {
    if (!check.test(value)) {
      throw MySqlUrl.refusal("must set " + name + " to " + expected);
    }
  }

  private static boolean isReadable(String path) {
    try {
      return Files.isReadable(Path.of(path));
    } catch (InvalidPathException notOnThisHost) {
      return false;
    }
  }

  private static boolean isUrlOfReadable(String url) {
    try {
      return url.startsWith("file:/") && Files.isReadable(Path.of(URI.create(url)));
    } catch (IllegalArgumentException notOnThisHost) {
      return false;
    }
  }
}
