package dev.citizens.doctor.host;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Files that hold a secret can be read by their owner only: those that options name, and any in the
 * configuration folders with a line that sets a password or secret. Job files have no such line:
 * passwords are none of their options, and names and statements may look like one.
 *
 * @param named files by the option that names them, for example {@code --mysqlPasswordFile}
 * @param folders of configuration; one that does not exist holds nothing
 */
public record SecretFilesCheck(Map<String, Path> named, List<Path> folders) implements Check {
  private static final Set<PosixFilePermission> OF_THE_OWNER =
      PosixFilePermissions.fromString("rwx------");

  /** {@code spark.authenticate.secret abc}, {@code password=abc}, or the same name in XML. */
  private static final Pattern SETS_A_SECRET =
      Pattern.compile(
          "(?im)^[ \\t]*[\\w.-]*(password|secret|token)[ \\t]*[=: \\t][ \\t]*[^\\s#]"
              + "|<name>[^<]*(password|secret|token)</name>");

  private static final int MAX_CONFIGURATION_BYTES = 1 << 20;

  @Override
  public String name() {
    return "secret files";
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.WRONG_USE;
  }

  @Override
  public Finding run() throws IOException {
    Findings findings = new Findings();
    for (Map.Entry<String, Path> each : named.entrySet()) {
      findings.add(
          Files.isReadable(each.getValue())
              ? judge(each.getKey() + "=" + each.getValue(), each.getValue())
              : Finding.fail(
                  each.getKey() + "=" + each.getValue() + " does not exist or cannot be read",
                  "whoever launches: correct " + each.getKey()));
    }
    Set<Path> files = secretFiles();
    for (Path file : files) {
      findings.add(judge(file.toString(), file));
    }
    if (named.isEmpty() && files.isEmpty()) {
      return Finding.ok("no file holds a secret; passwords come from the environment");
    }
    return findings.worst();
  }

  private static Finding judge(String label, Path file) throws IOException {
    Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
    String found = label + " has mode " + PosixFilePermissions.toString(mode);
    return OF_THE_OWNER.containsAll(mode)
        ? Finding.ok(found)
        : Finding.fail(found, "the file's owner: run chmod 600 " + file);
  }

  private Set<Path> secretFiles() throws IOException {
    Set<Path> secret = new TreeSet<>();
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
            if (holdsSecret(file)) {
              secret.add(file.toRealPath());
            }
          }
        }
      }
    }
    return secret;
  }

  private static boolean holdsSecret(Path file) throws IOException {
    if (!Files.isReadable(file) || Files.size(file) > MAX_CONFIGURATION_BYTES) {
      return false;
    }
    String name = String.valueOf(file.getFileName());
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return false;
    }
    return name.endsWith(".password")
        || name.endsWith(".secret")
        || SETS_A_SECRET.matcher(Files.readString(file, StandardCharsets.ISO_8859_1)).find();
  }
}
