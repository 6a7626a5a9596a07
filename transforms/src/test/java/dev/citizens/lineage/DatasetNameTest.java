package dev.citizens.lineage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names that others give to the same data sets, by OpenLineage's naming conventions. */
class DatasetNameTest {
  @Test
  void aTableOfMySql() {
    assertThat(
        DatasetName.mySql("vps2", 3306, "shop", "orders"),
        is(new DatasetName("mysql://vps2:3306", "shop.orders")));
  }

  @ParameterizedTest
  @CsvSource({
    "jdbc:postgresql://vps2:5433/warehouse,postgres://vps2:5433",
    "jdbc:postgresql://vps2/warehouse,postgres://vps2:5432",
    "jdbc:postgresql://vps2:5433/warehouse?sslmode=verify-full,postgres://vps2:5433",
    "'jdbc:postgresql://a:5433,b:5434/warehouse',postgres://a:5433",
    "'jdbc:postgresql://a,b/warehouse',postgres://a:5432",
    "jdbc:postgresql://[::1]:5433/warehouse,postgres://[::1]:5433",
    "jdbc:postgresql://[::1]/warehouse,postgres://[::1]:5432"
  })
  void aTableOfTheWarehouse(String url, String namespace) {
    assertThat(
        DatasetName.warehouse(url, "people"),
        is(new DatasetName(namespace, "warehouse.citizens.people")));
  }

  @ParameterizedTest
  @CsvSource({
    "hdfs://vps1:9000/lake/raw/citizens,hdfs://vps1:9000,/lake/raw/citizens",
    "hdfs://cluster/lake/raw/citizens,hdfs://cluster,/lake/raw/citizens",
    "file:///srv/lake/raw/citizens,file,/srv/lake/raw/citizens",
    "/srv/incoming/sales_{runDate}_*.csv,file,/srv/incoming/sales_{runDate}_*.csv"
  })
  void aFile(String path, String namespace, String name) {
    assertThat(DatasetName.file(path), is(new DatasetName(namespace, name)));
  }

  @Test
  void aFileWithoutAFolderIsThatOfTheFolderInWhichTheCommandRuns() {
    assertThat(
        DatasetName.file("citizens_data.csv"),
        is(new DatasetName("file", Path.of("citizens_data.csv").toAbsolutePath().toString())));
  }
}
