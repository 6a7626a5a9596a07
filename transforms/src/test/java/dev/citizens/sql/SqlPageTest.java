package dev.citizens.sql;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The examples of docs/sql.md are statements. */
class SqlPageTest {
  private static final Pattern EXAMPLE = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

  @Test
  void itsExamplesAreUnderstood() throws IOException {
    String page = Files.readString(Path.of("../docs/sql.md"));
    List<String> examples =
        EXAMPLE.matcher(page).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(examples.size(), greaterThan(4));
    for (String example : examples) {
      assertThat(Citizens.ask(example).text(), is(example));
    }
  }
}
