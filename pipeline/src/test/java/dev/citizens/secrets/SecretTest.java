package dev.citizens.secrets;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a password comes from, and what is refused. */
class SecretTest {
  private static final Map<String, String> ENVIRONMENT = Map.of("THE_PASSWORD", "from environment");

  private Path file;

  @BeforeEach
  void namePasswordFile(@TempDir Path folder) {
    file = folder.resolve("password");
  }

  private String read(Map<String, String> environment, Path passwordFile) {
    return Secret.read(
        environment,
        "THE_PASSWORD",
        "thePasswordFile",
        passwordFile == null ? null : passwordFile.toString());
  }

  private void write(String content, String permissions) throws IOException {
    Files.writeString(file, content);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
  }

  @Test
  void fromTheEnvironmentAsItIs() {
    assertThat(read(Map.of("THE_PASSWORD", " a b \n"), null), is(" a b \n"));
  }

  @Test
  void theFileBeforeTheEnvironment() throws IOException {
    write("from file", "rw-------");

    assertThat(read(ENVIRONMENT, file), is("from file"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secret", "secret\n", "secret\r\n"})
  void oneLineEndIsNotPartOfThePassword(String content) throws IOException {
    write(content, "rw-------");

    assertThat(read(ENVIRONMENT, file), is("secret"));
  }

  @Test
  void onlyOneLineEndIsTaken() throws IOException {
    write(" sec\nret \n\n", "r--------");

    assertThat(read(ENVIRONMENT, file), is(" sec\nret \n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw--w----", "rw----r--", "rw-----w-", "rw-rw-rw-"})
  void aFileThatOthersCanReadOrChangeIsRefused(String permissions) throws IOException {
    write("secret", permissions);

    refused(
        "--thePasswordFile=%1$s can be read by others; run chmod 600 %1$s".formatted(file),
        ENVIRONMENT,
        file);
  }

  @Test
  void aFileThatIsNotThereIsRefusedAlthoughTheEnvironmentHasOne() {
    refused("--thePasswordFile=" + file + " does not exist", ENVIRONMENT, file);
  }

  @Test
  void aFolderIsRefused() throws IOException {
    Files.createDirectory(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

    refused("--thePasswordFile=" + file + " cannot be read: Is a directory", ENVIRONMENT, file);
  }

  @Test
  void noneAtAll() {
    refused("no password: set THE_PASSWORD, or --thePasswordFile=FILE (mode 0600)", Map.of(), null);
  }

  private void refused(String message, Map<String, String> environment, Path passwordFile) {
    StepFailure failure = assertThrows(StepFailure.class, () -> read(environment, passwordFile));
    assertThat(failure.getMessage(), is(message));
    assertThat(failure.status(), is(ExitStatus.WRONG_USE));
  }
}
