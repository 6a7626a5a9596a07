package dev.citizens.secrets;

import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Set;

/** Reads passwords: from the environment, or from a file that only its owner can read. */
public final class Secret {
  private static final Set<PosixFilePermission> OF_OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE);

  private Secret() {}

  /**
   * The password.
   *
   * @param file of the option {@code fileOption}, or null
   * @throws StepFailure if there is none, or the file can be read by others
   */
  public static String read(
      Map<String, String> environment, String variable, String fileOption, String file) {
    return read("password", environment, variable, fileOption, file);
  }

  /** The same of something else than a password, which messages call {@code noun}. */
  public static String read(
      String noun,
      Map<String, String> environment,
      String variable,
      String fileOption,
      String file) {
    if (file != null) {
      return fromFile("--" + fileOption, Path.of(file));
    }
    String password = environment.get(variable);
    if (password == null) {
      throw StepFailure.wrongUse(
          "no " + noun + ": set " + variable + ", or --" + fileOption + "=FILE (mode 0600)");
    }
    return password;
  }

  /**
   * The text of a file, without the newline at its end.
   *
   * @param name of the option or variable that names the file, for the message
   * @throws StepFailure if it can be read by others, or cannot be read
   */
  public static String fromFile(String name, Path file) {
    try {
      if (Files.getPosixFilePermissions(file).stream().anyMatch(OF_OTHERS::contains)) {
        throw StepFailure.wrongUse(
            "%s=%s can be read by others; run chmod 600 %s".formatted(name, file, file));
      }
      // Editors and echo end a file with a newline, which is not part of the password.
      return Files.readString(file).replaceFirst("\r?\n$", "");
    } catch (NoSuchFileException e) {
      throw StepFailure.wrongUse(name + "=" + file + " does not exist");
    } catch (CharacterCodingException e) {
      throw StepFailure.wrongUse(name + "=" + file + " is no text in UTF-8");
    } catch (IOException e) {
      throw StepFailure.wrongUse(name + "=" + file + " cannot be read: " + e.getMessage());
    }
  }
}
