package dev.citizens.benchmark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NaiveBeamTest {
  @TempDir Path folder;

  @Test
  void countsWhatTheOtherContendersCount() throws IOException {
    Path file = folder.resolve("citizens.csv");
    Files.writeString(
        file,
        """
        id,name,birth_date,city,country
        1,Anna French,1990-01-02,Lima,Peru
        2,Anna FrenchFrench,,,Peru
        3,Zoë Smith,1990-05-06,Cayenne,French Guiana
        """);

    NaiveBeam.main(
        new String[] {
          "--runner=DirectRunner", "--task=FIVE", "--input=" + file, "--output=" + folder
        });

    assertThat(lines("country"), containsInAnyOrder("Peru,2", "French Guiana,1"));
    assertThat(
        lines("city"), containsInAnyOrder("Peru,Lima,1", "Peru,,1", "French Guiana,Cayenne,1"));
    assertThat(lines("birth_year"), containsInAnyOrder("1990,2", ",1"));
    assertThat(lines("given_name"), containsInAnyOrder("Anna,2", "Zoë,1"));
    assertThat(
        lines("keyword"),
        containsInAnyOrder(
            "name,rows,2", "name,occurrences,3", "country,rows,1", "country,occurrences,1"));
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(folder.resolve(name));
  }
}
