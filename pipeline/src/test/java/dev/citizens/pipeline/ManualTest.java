package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import dev.citizens.csv.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tables that people look things up in have all that there is, and nothing else. */
class ManualTest {
  private static final Path DOCS = Path.of("../docs");

  /** The words in backquotes in the first cells of the first table behind a text. */
  private static List<String> named(String page, String behind) throws IOException {
    String text = Files.readString(DOCS.resolve(page));
    String table = text.substring(text.indexOf(behind)).replaceFirst("(?s)^.*?\n(?=\\|)", "");
    return table
        .lines()
        .takeWhile(line -> line.startsWith("|"))
        .map(line -> line.split("\\|", -1)[1])
        .flatMap(cell -> Pattern.compile("`(.+?)`").matcher(cell).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  @Test
  void operationsTellsEachOption() throws IOException {
    assertThat(
        named("operations.md", "| option | meaning").stream().sorted().toList(),
        is(StepOption.all().stream().map(each -> "--" + each.name()).sorted().toList()));
  }

  @Test
  void typesTellsEachType() throws IOException {
    assertThat(
        named("types.md", "# Column types").stream()
            .map(type -> type.replaceFirst("\\(.*", ""))
            .sorted()
            .toList(),
        is(
            Arrays.stream(ColumnType.Kind.values())
                .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList()));
  }

  @Test
  void theContentsHaveEachPage() throws IOException {
    String contents = Files.readString(DOCS.resolve("README.md"));
    try (var pages = Files.list(DOCS)) {
      assertThat(
          pages
              .map(page -> page.getFileName().toString())
              .filter(name -> name.endsWith(".md") && !name.equals("README.md"))
              .filter(name -> !contents.contains("(" + name + ")"))
              .toList(),
          is(empty()));
    }
  }
}
