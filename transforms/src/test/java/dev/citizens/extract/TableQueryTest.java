package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import com.mysql.cj.MysqlType;
import dev.citizens.extract.split.KeyRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class TableQueryTest {
  private static final List<TableColumn> VALUES =
      List.of(
          new TableColumn("id", MysqlType.BIGINT, 19, 0),
          new TableColumn("f", MysqlType.FLOAT, 12, 0),
          new TableColumn("f2", MysqlType.FLOAT, 9, 2));

  private final TableQuery query = new TableQuery("citizens", "id", List.of("id", "f", "f2"));

  @Test
  void sqlIsPlain() {
    assertThat(query.shape(), is("SELECT `id`, `f`, `f2`, `id` FROM `citizens` LIMIT 0"));
    assertThat(
        query.rows(VALUES, new KeyRange(" WHERE `id` < 7")),
        is("SELECT `id`, CAST(`f` AS DOUBLE), `f2` FROM `citizens` WHERE `id` < 7"));
  }

  @Test
  void withoutASplitColumnAllIsOnePiece() {
    TableQuery whole = new TableQuery("citizens", null, List.of("id", "f"));
    assertThat(whole.shape(), is("SELECT `id`, `f` FROM `citizens` LIMIT 0"));
    assertThat(
        whole.rows(VALUES.subList(0, 1), new KeyRange("")), is("SELECT `id` FROM `citizens`"));
  }

  @Test
  void namesCannotLeaveTheirQuotes() {
    TableQuery odd = new TableQuery("a`b", "key; DROP", List.of("select", "`"));
    assertThat(odd.shape(), is("SELECT `select`, ````, `key; DROP` FROM `a``b` LIMIT 0"));
    assertThat(
        odd.rows(List.of(new TableColumn("`", MysqlType.FLOAT, 12, 0)), new KeyRange("")),
        is("SELECT CAST(```` AS DOUBLE) FROM `a``b`"));
  }
}
