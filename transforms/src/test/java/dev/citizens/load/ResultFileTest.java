package dev.citizens.load;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import dev.citizens.harness.CoderContract;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResultFileTest {
  @Test
  void travelsWithItsColumns() throws Exception {
    CoderContract.check(
        ResultFile.CODER,
        new ResultFile("by_country", "/l/by_country.csv", List.of("country", "rows"), 1L << 40),
        new ResultFile("by_country", "/l/by_country.csv", List.of("country"), 1L << 40),
        new ResultFile("by_country", "/l/by_country-1.csv", List.of("country"), 0));
  }

  @Test
  void isKnownByItsName() {
    assertThat(new ResultFile("t", "hdfs://h:9/l/t-1.csv", List.of(), 0).name(), is("t-1.csv"));
  }
}
