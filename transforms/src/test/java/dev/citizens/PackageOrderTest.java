package dev.citizens;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Packages import each other in one direction, that of the table in docs/architecture.md. */
class PackageOrderTest {
  private static final Path TABLE = Path.of("../docs/architecture.md");

  private static final List<Path> SOURCES =
      List.of(
          Path.of("../transforms/src/main/java/dev/citizens"),
          Path.of("../pipeline/src/main/java/dev/citizens"));

  private static final Pattern NAME = Pattern.compile("`(\\w+)`");
  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?dev\\.citizens\\.([a-z]+)\\.", Pattern.MULTILINE);

  @Test
  void aPackageImportsOnlyThoseAboveItInTheTable() throws IOException {
    List<String> table = table();
    List<String> wrong = new ArrayList<>();
    imports()
        .forEach(
            (own, imported) -> {
              if (!table.contains(own)) {
                wrong.add(own + " is not in the table");
              }
              imported.stream()
                  .filter(each -> table.indexOf(each) > table.indexOf(own))
                  .forEach(each -> wrong.add(own + " imports " + each));
            });
    assertThat(wrong, is(empty()));
  }

  @Test
  void theCsvCoreImportsNothingOfOurs() throws IOException {
    assertThat(imports().get("csv"), is(Set.of("csv")));
  }

  /** The names in the first cells of the table of packages, in their order. */
  private static List<String> table() throws IOException {
    String text = Files.readString(TABLE);
    return text.substring(text.indexOf("\n| package |"))
        .lines()
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .flatMap(line -> NAME.matcher(line.split("\\|", -1)[1]).results())
        .map(name -> name.group(1))
        .toList();
  }

  /** By package below {@code dev.citizens}: those that it imports. */
  private static Map<String, Set<String>> imports() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (Path folder : SOURCES) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
          Set<String> ofPackage =
              imports.computeIfAbsent(
                  folder.relativize(file).getName(0).toString(), own -> new TreeSet<>());
          IMPORT
              .matcher(Files.readString(file))
              .results()
              .map(found -> found.group(1))
              .forEach(ofPackage::add);
        }
      }
    }
    return imports;
  }
}
