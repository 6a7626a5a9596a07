package dev.citizens.extract.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.analysis.sql.vector.HashKey;
import dev.citizens.csv.BadRowReason;
import dev.citizens.csv.BatchBuilder;
import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import dev.citizens.csv.ColumnType;
import dev.citizens.csv.RowBatch;
import dev.citizens.extract.transform.SiftedRows.Mistake;
import dev.citizens.job.Column;
import dev.citizens.job.Transformation;
import dev.citizens.sql.SqlColumn;
import dev.citizens.sql.SqlTransform;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows are made of rows in batches; those that cannot be are in quarantine with their reason. */
class TransformRowsTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final List<Column> COLUMNS =
      List.of(
          new Column("id", ColumnType.LONG, true),
          new Column("name", ColumnType.TEXT, false),
          new Column("total", ColumnType.TEXT, false),
          new Column("price", ColumnType.decimal(5, 2), false));

  @TempDir Path folder;

  /** What came of rows. */
  private record Made(List<String> rows, List<String> quarantine, SiftedRows sifted) {}

  private static RowTransform transform(String sql) {
    List<SqlColumn> columns =
        COLUMNS.stream().map(column -> new SqlColumn(column.name(), column.type())).toList();
    return new RowTransform(
        "orders",
        new Transformation(
            COLUMNS, SqlTransform.parse(sql, "orders", columns, () -> DAY), List.of(), DAY),
        new HashKey("a key of the tests"));
  }

  private Made make(String sql, List<String[]> rows) throws IOException {
    RowTransform transform = transform(sql);
    List<String> made = new ArrayList<>();
    Path part = folder.resolve("bad");
    TransformRows rowsOf = new TransformRows(transform);
    BatchBuilder builder = new BatchBuilder(COLUMNS.size(), 64);
    try (QuarantineParts bad = new QuarantineParts(part.toUri().toString(), transform)) {
      RowSink sink = sink(made, bad);
      for (String[] row : rows) {
        add(builder, row);
        if (builder.isFull()) {
          rowsOf.add(builder.complete(), sink);
          builder.restart();
        }
      }
      if (builder.rows() > 0) {
        rowsOf.add(builder.complete(), sink);
      }
      SiftedRows sifted = bad.finish(rows.size(), rowsOf.filtered());
      return new Made(made, Files.exists(part) ? Files.readAllLines(part) : List.of(), sifted);
    }
  }

  private static RowSink sink(List<String> made, QuarantineParts bad) {
    ByteSink csv = new ByteSink(64);
    return new RowSink() {
      @Override
      public ByteSink csv() {
        return csv;
      }

      @Override
      public void endRow(int start) {
        made.add(new String(csv.array(), start, csv.length() - start, UTF_8));
        csv.clear();
      }

      @Override
      public void reject(RowBatch batch, int row, String column, BadRowReason reason)
          throws IOException {
        bad.write(batch, row, column, reason);
      }
    };
  }

  private static void add(BatchBuilder builder, String... row) {
    builder.startRow();
    for (String value : row) {
      ByteSink field = builder.field();
      if (value != null) {
        byte[] bytes = value.getBytes(UTF_8);
        CanonicalCsv.appendValue(field, bytes, 0, bytes.length);
      }
      builder.endField();
    }
    builder.endRow();
  }

  private static String[] row(String... values) {
    return values;
  }

  @Test
  void eachRowIsMadeOrLeftOut() throws IOException {
    Made made =
        make(
            "SELECT id, upper(trim(name)) AS name, CAST(total AS decimal(6,2)) AS total, price,"
                + " coalesce(name, 'none') AS who, 'shop1' AS source FROM orders WHERE id <> 2",
            List.of(
                row("1", " Ann, \"A\" ", "10", "1.50"),
                row("2", "Bo", "no number", null),
                row("3", null, null, null),
                row("4", "", "0", "-0.01")));
    assertThat(
        made.rows(),
        is(
            List.of(
                "1,\"ANN, \"\"A\"\"\",10.00,1.50,\" Ann, \"\"A\"\" \",shop1",
                "3,,,,none,shop1",
                "4,\"\",0.00,-0.01,\"\",shop1")));
    assertThat(made.quarantine(), is(empty()));
    assertThat(made.sifted(), is(new SiftedRows(4, 1, Map.of(), 0, List.of())));
  }

  @Test
  void aRowWhoseValueFailsIsInQuarantineWithItsReason() throws IOException {
    Made made =
        make(
            "SELECT id, name, CAST(total AS bigint) AS pieces, CAST(id AS decimal(2,0)) AS small"
                + " FROM orders WHERE CAST(name AS bigint) > 0",
            List.of(
                row("1", "5", "x7", "1.50"),
                row("200", "6", "7", null),
                row("3", "seven", "7", "0.00"),
                row("4", "8", "9", "0.00"),
                row("5", "-1", "bad, but left out", null)));
    assertThat(made.rows(), is(List.of("4,8,9,4")));
    assertThat(
        made.quarantine(),
        is(
            List.of(
                "orders,WHERE,NOT_A_LONG,\"3,seven,7,***\"",
                "orders,pieces,NOT_A_LONG,\"1,5,x7,***\"",
                "orders,small,NOT_A_DECIMAL,\"200,6,7,\"")));
    assertThat(made.sifted().filtered(), is(1L));
    assertThat(made.sifted().quarantined(), is(3L));
    assertThat(
        made.sifted().bad(),
        is(
            Map.of(
                new Mistake("pieces", BadRowReason.NOT_A_LONG),
                1L,
                new Mistake("small", BadRowReason.NOT_A_DECIMAL),
                1L,
                new Mistake("WHERE", BadRowReason.NOT_A_LONG),
                1L)));
    assertThat(made.sifted().badBytes(), is((long) "1,5,x7,1.50200,6,7,3,seven,7,0.00".length()));
  }

  /** A branch that is not taken, and TRY_CAST, fail nobody. */
  @Test
  void onlyAValueThatIsNeededFails() throws IOException {
    Made made =
        make(
            "SELECT id, CASE WHEN id = 1 THEN 0 ELSE CAST(total AS bigint) END AS t,"
                + " TRY_CAST(total AS bigint) AS u FROM orders",
            List.of(row("1", null, "x", null), row("2", null, "2", null)));
    assertThat(made.rows(), is(List.of("1,0,", "2,2,2")));
    assertThat(made.quarantine(), is(empty()));
  }

  /** What is hashed, masked or only a condition is personal in quarantine too. */
  @Test
  void whatTheResultHidesTheQuarantineHides() throws IOException {
    Made made =
        make(
            "SELECT CAST(total AS bigint) AS t, sha256(name) AS h, mask(name, 1, 0) AS m FROM orders"
                + " WHERE id > 0",
            List.of(row("1", "ann@example.org", "x", null), row("2", null, "y", null)));
    assertThat(
        made.quarantine(),
        is(List.of("orders,t,NOT_A_LONG,\"***,***,x,\"", "orders,t,NOT_A_LONG,\"***,,y,\"")));
  }

  @Test
  void rowsThatAreRejectedBeforeDoNotReachTheExpressions() throws IOException {
    BatchBuilder builder = new BatchBuilder(COLUMNS.size(), 64);
    add(builder, "no number", "a", "1", "2.00");
    builder.reject(BadRowReason.NOT_A_LONG, 0);
    add(builder, "2", "b\0", "1", "2.00");
    add(builder, "3", "c", "1", "2.00");
    List<String> made = new ArrayList<>();
    Path part = folder.resolve("bad");
    RowTransform transform = transform("SELECT id + 1 AS next, name FROM orders");
    try (QuarantineParts bad = new QuarantineParts(part.toUri().toString(), transform)) {
      new TransformRows(transform).add(builder.complete(), sink(made, bad));
      assertThat(bad.finish(3, 0).quarantined(), is(2L));
    }
    assertThat(made, is(List.of("4,c")));
    assertThat(
        Files.readAllLines(part),
        is(
            List.of(
                "orders,id,NOT_A_LONG,\"***,a,***,***\"",
                "orders,name,NUL_CHARACTER,\"***,b\0,***,***\"")));
  }

  /** As in SQL, where WHERE comes first: of such a row nobody wants to know what is wrong. */
  @Test
  void aRowThatWhereLeavesOutIsInNoQuarantineWhateverIsWrongWithIt() throws IOException {
    BatchBuilder builder = new BatchBuilder(COLUMNS.size(), 64);
    add(builder, "1", "test", "x", "no price");
    builder.reject(BadRowReason.NOT_A_DECIMAL, 3);
    add(builder, "2", "test", "no number", "1.00");
    add(builder, "3", "a", "5", "no price");
    builder.reject(BadRowReason.NOT_A_DECIMAL, 3);
    add(builder, "4", "a", "5", "4.00");
    add(builder, "5", "test\0", "5", "5.00");
    add(builder, "6", "no number", "6\0", "6.00");
    add(builder, "7", null, "7\0", "7.00");
    List<String> made = new ArrayList<>();
    Path part = folder.resolve("bad");
    RowTransform transform =
        transform("SELECT id, CAST(total AS bigint) AS t, price FROM orders WHERE name <> 'test'");
    TransformRows rowsOf = new TransformRows(transform);
    try (QuarantineParts bad = new QuarantineParts(part.toUri().toString(), transform)) {
      rowsOf.add(builder.complete(), sink(made, bad));
      assertThat(bad.finish(7, rowsOf.filtered()).quarantined(), is(3L));
    }
    assertThat(made, is(List.of("4,5,4.00")));
    assertThat(rowsOf.filtered(), is(3L));
    assertThat(
        Files.readAllLines(part),
        is(
            List.of(
                "orders,name,NUL_CHARACTER,\"5,***,5,5.00\"",
                "orders,price,NOT_A_DECIMAL,\"3,***,5,no price\"",
                "orders,total,NUL_CHARACTER,\"6,***,6\0,6.00\"")));
  }

  /**
   * Also of rows of one batch, some of which are left out: their values are computed for nobody.
   */
  @Test
  void nothingIsComputedForRowsThatAreLeftOut() throws IOException {
    RowTransform transform =
        transform("SELECT id + 1 AS i, upper(name) AS n FROM orders WHERE id < 10");
    List<String> made = new ArrayList<>();
    TransformRows rowsOf = new TransformRows(transform);
    BatchBuilder builder = new BatchBuilder(COLUMNS.size(), 64);
    for (int i = 0; i < 20_000; i++) {
      add(builder, String.valueOf(i % 1000), "x".repeat(100) + i % 1000, "1", null);
      if (builder.isFull()) {
        rowsOf.add(builder.complete(), sink(made, null));
        builder.restart();
      }
    }
    rowsOf.add(builder.complete(), sink(made, null));
    assertThat(made.size(), is(200));
    for (int i = 0; i < 200; i++) {
      assertThat(made.get(i), is(i % 10 + 1 + "," + "X".repeat(100) + i % 10));
    }
    assertThat(rowsOf.filtered(), is(19_800L));
    assertThat(rowsOf.keptBytes(), is(lessThan(50_000L))); // of 1,000 values it were 200,000
  }

  /** Of more values than are kept, in more batches than one; each is what it is alone. */
  @Test
  void manyRowsAreMadeAsFewAre() throws IOException {
    String longText = "x".repeat(500);
    List<String[]> rows =
        IntStream.range(0, 40_000)
            .mapToObj(i -> row(String.valueOf(i), longText + i, i % 10 == 0 ? "no" : "1", null))
            .toList();
    Made made = make("SELECT id, upper(name) AS n, CAST(total AS bigint) AS t FROM orders", rows);
    assertThat(made.rows().size(), is(36_000));
    assertThat(made.quarantine().size(), is(4_000));
    assertThat(made.sifted().quarantined(), is(4_000L));
    int next = 0;
    for (int i = 0; i < 40_000; i++) {
      if (i % 10 != 0) {
        assertThat(
            made.rows().get(next++), is(i + "," + longText.toUpperCase(Locale.ROOT) + i + ",1"));
      }
    }
  }

  @Test
  void aRowThatBecomesTooLongIsInQuarantineWithoutItsLongValues() throws IOException {
    String halfOfMost = "y".repeat(9 << 20);
    Made made =
        make(
            "SELECT id, name || name AS twice FROM orders",
            List.of(row("1", halfOfMost, null, null), row("2", "z", null, null)));
    assertThat(made.rows(), is(List.of("2,zz")));
    assertThat(made.quarantine(), is(List.of("orders,,TOO_LONG,\"1,***,,\"")));
  }

  @Test
  void whatBecameOfRowsTravels() throws IOException {
    SiftedRows sifted =
        make(
                "SELECT CAST(name AS date) AS d FROM orders WHERE id > 1",
                List.of(row("1", null, null, null), row("2", "x", null, null)))
            .sifted();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    sifted.writeTo(new DataOutputStream(bytes));
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()));
    assertThat(SiftedRows.readFrom(in), is(sifted));
    assertThat(in.available(), is(0));
    assertThat(sifted.plus(sifted).bad().get(new Mistake("d", BadRowReason.NOT_A_DATE)), is(2L));
    assertThat(sifted.plus(SiftedRows.NONE), is(sifted));
    assertThat(sifted.bad().get(new Mistake("", BadRowReason.NOT_A_DATE)), is(nullValue()));
  }
}
