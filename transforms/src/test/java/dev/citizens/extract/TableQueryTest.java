package dev.citizens.extract;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableQueryTest {
  private final TableQuery query = new TableQuery("citizens", "id", List.of("id", "name"));

  @Test
  void sqlIsPlain() {
    assertThat(
        query.bounds(), is("SELECT MIN(`id`), MAX(`id`), COUNT(`id`), COUNT(*) FROM `citizens`"));
    assertThat(query.shape(), is("SELECT `id`, `id`, `name` FROM `citizens` LIMIT 0"));
    assertThat(
        query.range(), is("SELECT `id`, `id`, `name` FROM `citizens` WHERE `id` BETWEEN ? AND ?"));
    assertThat(
        query.rest(),
        is("SELECT `id`, `id`, `name` FROM `citizens` WHERE `id` IS NULL AND ? <= ?"));
  }

  @Test
  void namesCannotLeaveTheirQuotes() {
    TableQuery odd = new TableQuery("a`b", "key; DROP", List.of("select", "`"));
    assertThat(
        odd.range(),
        is("SELECT `key; DROP`, `select`, ```` FROM `a``b` WHERE `key; DROP` BETWEEN ? AND ?"));
  }
}
