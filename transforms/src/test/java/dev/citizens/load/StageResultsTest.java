package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.EmptyWarehouse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StageResultsTest {
  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @TempDir Path folder;

  private final StagingTable staging = StagingTable.of("a0000000", Instant.EPOCH);

  @BeforeEach
  void createStaging() throws Exception {
    staging.create(empty.connection());
  }

  /** Twice, as a bundle that is tried again would. */
  @Test
  void rowsThatAreStagedTwiceAreThereOnce() throws Exception {
    List<ResultFile> files =
        List.of(
            file("citizens_by_country", "country,rows\nPeru,2\n,1\n", 2),
            file("citizens_by_birth_year", "birth_year,rows\n1999,3\n", 2));
    stage(files);
    stage(files);
    assertThat(
        staged(),
        is(
            List.of(
                "citizens_by_birth_year|0|[\"1999\", \"3\"]",
                "citizens_by_country|0|[\"Peru\", \"2\"]",
                "citizens_by_country|1|[null, \"1\"]")));
  }

  @Test
  void valuesArriveAsTheyAre() throws Exception {
    String csv =
        """
        country,rows
        ,1
        "",2
        "say ""hi""\",3
        "two
        lines, and a comma",4
        back\\slash{}'[],5
        Đặng 日本 👩‍👩‍👧,6
        "NULL",7
        """;
    stage(List.of(file("citizens_by_country", csv, 2)));
    assertThat(
        empty.rows(
            "SELECT fields ->> 0, fields ->> 1 FROM "
                + staging.qualifiedName()
                + " ORDER BY row_number"),
        is(
            List.of(
                "NULL|1",
                "|2",
                "say \"hi\"|3",
                "two\nlines, and a comma|4",
                "back\\slash{}'[]|5",
                "Đặng 日本 👩‍👩‍👧|6",
                "NULL|7")));
    assertThat(
        "only the first is NULL",
        empty.rows(
            "SELECT count(*) FROM "
                + staging.qualifiedName()
                + " WHERE fields -> 0 = 'null'::jsonb"),
        is(List.of("1")));
  }

  /** Blocks have 5,000 rows. */
  @Test
  void rowsOfAllBlocksAreNumberedOnwards() throws Exception {
    StringBuilder csv = new StringBuilder("country,rows\n");
    List<String> expected = new ArrayList<>();
    for (int row = 0; row < 10_001; row++) {
      csv.append("country ").append(row).append(",").append(row).append("\n");
      expected.add(row + "|country " + row);
    }
    stage(List.of(file("citizens_by_country", csv.toString(), 2)));
    assertThat(
        empty.rows(
            "SELECT row_number, fields ->> 0 FROM "
                + staging.qualifiedName()
                + " ORDER BY row_number"),
        is(expected));
  }

  @Test
  void resultWithoutRowsStagesNone() throws Exception {
    stage(List.of(file("citizens_by_country", "country,rows\n", 2)));
    assertThat(staged(), is(List.of()));
  }

  @Test
  void resultThatIsDamagedFailsTheLoad() throws Exception {
    ResultFile damaged = file("citizens_by_country", "country,rows\nPeru,1\nPeru\n", 2);
    Exception failure = assertThrows(Exception.class, () -> stage(List.of(damaged)));
    assertThat(
        failure.toString(),
        containsString(damaged.path() + " is damaged at byte 20: TOO_FEW_FIELDS"));
  }

  private void stage(List<ResultFile> files) {
    DirectPipeline.run(
        pipeline ->
            pipeline
                .apply(Create.of(files).withCoder(SerializableCoder.of(ResultFile.class)))
                .apply(StageResults.into(empty.warehouse(), staging)));
  }

  private List<String> staged() throws Exception {
    return empty.rows(
        "SELECT target, row_number, fields FROM "
            + staging.qualifiedName()
            + " ORDER BY target COLLATE \"C\", row_number");
  }

  private ResultFile file(String table, String csv, int columns) throws Exception {
    Path path = Files.writeString(folder.resolve(table + ".csv"), csv);
    long rows = csv.lines().count() - 1;
    return new ResultFile(table, path.toUri().toString(), columns, Files.size(path), rows);
  }
}
