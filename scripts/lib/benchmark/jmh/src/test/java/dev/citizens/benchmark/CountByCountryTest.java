package dev.citizens.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountByCountryTest {
  @ParameterizedTest
  @EnumSource
  void scannerAndByteLoopCountTheSameInEveryShape(Shape shape) throws IOException {
    byte[] file = shape.file(200_000);
    ByteLoopCount byteLoop = new ByteLoopCount(shape.columns());
    byteLoop.count(file);

    Map<String, Long> countries = byteLoop.byName();

    assertThat(countries.size(), greaterThan(100));
    assertThat(countries.get("India"), greaterThan(50L));
    assertThat(ScannerCount.byName(new ScannerCount(shape.columns()).count(file)), is(countries));
  }

  @Test
  void theByteLoopTakesQuotesAndLineFeedsInThemForWhatTheyAre() {
    ByteLoopCount byteLoop = new ByteLoopCount(2);
    byteLoop.count("1,a\n\"2,\n\"\"x\",\"b\"\r\n3,a\n".getBytes(UTF_8));

    assertThat(byteLoop.byName(), is(Map.of("a", 2L, "b", 1L)));
  }
}
