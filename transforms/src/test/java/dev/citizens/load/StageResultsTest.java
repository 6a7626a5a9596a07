package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.harness.DirectPipeline;
import dev.citizens.harness.EmptyWarehouse;
import dev.citizens.harness.Refusal;
import dev.citizens.lake.DataFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.zip.CRC32C;
import org.apache.beam.sdk.transforms.Create;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class StageResultsTest {
  private static final String ROWS = " WHERE row_number >= 0";

  @RegisterExtension final EmptyWarehouse empty = new EmptyWarehouse();

  @TempDir Path folder;

  private final StagingTable staging = StagingTable.of("a0000000", Instant.EPOCH);

  @BeforeEach
  void createStaging() throws Exception {
    staging.create(empty.connection());
  }

  /** As when a bundle of the writer alone is tried again. */
  @Test
  void blockThatIsWrittenTwiceIsThereOnce() throws Exception {
    StagedBlock block =
        new StagedBlock("t", UUID.randomUUID(), 7, List.of("[\"Peru\", \"2\"]", "[null, \"1\"]"));
    try (PreparedStatement insert = empty.connection().prepareStatement(staging.insert())) {
      for (int i = 0; i < 2; i++) {
        StageResults.bind(block, insert);
        insert.executeUpdate();
      }
    }
    assertThat(
        empty.rows(
            "SELECT target, row_number, fields FROM " + staging.qualifiedName() + " ORDER BY 2"),
        is(List.of("t|7|[\"Peru\", \"2\"]", "t|8|[null, \"1\"]")));
  }

  /** As when the bundle of the reader is tried again, and the file is another one by now. */
  @Test
  void readingsOfAFileAreKeptApartByWhatTheyRead() throws Exception {
    String first = "country,rows\nPeru,2\nChad,1\n";
    String second = "country,rows\nPeru,3\n";
    stage(List.of(file("citizens_by_country", first)));
    stage(List.of(file("citizens_by_country", second)));

    assertThat(rowsOf(first), is(List.of("0|[\"Peru\", \"2\"]", "1|[\"Chad\", \"1\"]")));
    assertThat(rowsOf(second), is(List.of("0|[\"Peru\", \"3\"]")));
    String other = "country,rows\nPeru,4\n";
    assertThat(
        Refusal.of(ExitStatus.HDFS, () -> rowsOf(other)),
        allOf(
            startsWith("citizens_by_country.csv was read with CRC-32C "),
            endsWith(
                " instead of %s; nothing was published, run analyze again".formatted(crc(other)))));
  }

  private List<String> rowsOf(String csv) throws Exception {
    DataFile file = new DataFile("citizens_by_country.csv", csv.length(), crc(csv), 0);
    UUID reading = staging.readingOf(empty.connection(), "citizens_by_country", file);
    return empty.rows(
        "SELECT row_number, fields FROM %s%s AND reading = '%s' ORDER BY 1"
            .formatted(staging.qualifiedName(), ROWS, reading));
  }

  private static String crc(String text) {
    CRC32C crc = new CRC32C();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return DataFile.hex((int) crc.getValue());
  }

  /** A block of 5,000 of them would not fit into the heap, nor into a message to the server. */
  @Test
  void longValuesTravelInSmallBlocks() throws Exception {
    StringBuilder csv = new StringBuilder("country,rows\n");
    for (int row = 0; row < 50; row++) {
      csv.append(row).append("x".repeat(1_000_000)).append(",1\n");
    }
    List<Integer> rowsOfBlocks = new ArrayList<>();
    new ReadResult(
            file("citizens_by_country", csv.toString()),
            block -> rowsOfBlocks.add(block.rows().size()))
        .run();
    assertThat(rowsOfBlocks, is(List.of(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 1)));
  }

  @Test
  void characterThatPostgresCannotStoreIsRefusedBeforeItIsSent() throws Exception {
    ResultFile file = file("citizens_by_country", "country,rows\nPe\0ru,1\n");
    assertThat(
        Refusal.of(ExitStatus.QUALITY_GATE, () -> new ReadResult(file, block -> {}).run()),
        is(
            file.path()
                + " is damaged at byte 13: NUL_CHARACTER; nothing was published, run analyze"
                + " again"));
  }

  @Test
  void rowsOfAllFilesAreStaged() throws Exception {
    List<ResultFile> files =
        List.of(
            file("citizens_by_country", "country,rows\nPeru,2\n,1\n"),
            file("citizens_by_birth_year", "birth_year,rows\n1999,3\n"));
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
    stage(List.of(file("citizens_by_country", csv)));
    assertThat(
        empty.rows(
            "SELECT fields ->> 0, fields ->> 1 FROM "
                + staging.qualifiedName()
                + ROWS
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
                + ROWS
                + " AND fields -> 0 = 'null'::jsonb"),
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
    stage(List.of(file("citizens_by_country", csv.toString())));
    assertThat(
        empty.rows(
            "SELECT row_number, fields ->> 0 FROM "
                + staging.qualifiedName()
                + ROWS
                + " ORDER BY row_number"),
        is(expected));
  }

  @Test
  void resultWithoutRowsStagesNone() throws Exception {
    stage(List.of(file("citizens_by_country", "country,rows\n")));
    assertThat(staged(), is(List.of()));
  }

  @Test
  void resultThatIsDamagedFailsTheLoad() throws Exception {
    ResultFile damaged = file("citizens_by_country", "country,rows\nPeru,1\nPeru\n");
    Exception failure = assertThrows(Exception.class, () -> stage(List.of(damaged)));
    assertThat(
        failure.toString(),
        containsString(damaged.path() + " is damaged at byte 20: TOO_FEW_FIELDS"));
  }

  private void stage(List<ResultFile> files) {
    DirectPipeline.run(
        pipeline ->
            pipeline
                .apply(Create.of(files).withCoder(ResultFile.CODER))
                .apply(StageResults.into(empty.warehouse(), staging)));
  }

  private List<String> staged() throws Exception {
    return empty.rows(
        "SELECT target, row_number, fields FROM "
            + staging.qualifiedName()
            + ROWS
            + " ORDER BY target, row_number");
  }

  private ResultFile file(String table, String csv) throws Exception {
    Path path = Files.writeString(folder.resolve(table + ".csv"), csv);
    List<String> columns = List.of(csv.lines().findFirst().orElseThrow().split(","));
    return new ResultFile(table, path.toUri().toString(), columns, Files.size(path));
  }
}
