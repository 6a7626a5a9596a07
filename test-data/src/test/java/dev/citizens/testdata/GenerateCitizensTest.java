package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenerateCitizensTest {
  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void writesTheFile() throws IOException {
    Path file = folder.resolve("citizens.csv");

    assertThat(run("--rows=5", "--seed=-3", "--bad-rows=2", "--output=" + file), is(0));
    assertThat(Files.readAllLines(file).size(), is(1 + 5 + 2));
    assertThat(err.toString(UTF_8), is(""));
  }

  @Test
  void aPlainFileHasNoQuotes() throws IOException {
    Path file = folder.resolve("citizens.csv");

    assertThat(
        run("--rows=1000", "--seed=1", "--bad-rows=0", "--plain=true", "--output=" + file), is(0));
    assertThat(Files.readString(file).contains("\""), is(false));
    assertThat(Files.readAllLines(file).size(), is(1 + 1000));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--rows=5                                  | --seed=… is missing",
        "--rows=-1                                 | --rows=-1 is not a whole number from 0 to 1000000000000",
        "--rows=many                               | --rows=many is not a whole number from 0 to 1000000000000",
        "--rows=5 --rows=5                         | --rows is given twice",
        "--row=5                                   | --row is unknown; allowed are --bad-rows, --output, --plain, --rows, --seed",
        "rows=5                                    | rows=5 is not of the form --name=value",
        "--rows=5 --seed=1 --bad-rows=6            | --bad-rows=6 is not a whole number from 0 to 5",
        "--rows=5 --seed=1 --bad-rows=0 --plain=no | --plain=no is neither true nor false",
        "--rows=5 --seed=1 --bad-rows=0 --output=  | --output=… is missing",
      })
  void aWrongArgumentIsNamedInOneLineWithStatus2(String arguments, String message) {
    assertThat(run(arguments.strip().split(" ")), is(2));
    assertThat(err.toString(UTF_8), is("generate-citizens: " + message + "\n"));
    assertThat(out.toString(UTF_8), is(""));
  }

  @Test
  void aFileThatCannotBeWrittenIsStatus1() {
    String file = folder.resolve("missing/citizens.csv").toString();

    assertThat(run("--rows=5", "--seed=1", "--bad-rows=0", "--output=" + file), is(1));
    assertThat(
        err.toString(UTF_8),
        is(
            "generate-citizens: can't write the file:"
                + " java.nio.file.NoSuchFileException: "
                + file
                + ".incomplete\n"));
  }

  private int run(String... arguments) {
    return GenerateCitizens.run(
        arguments, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
  }
}
