package dev.citizens.benchmark;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CheckTypesTest {
  @ParameterizedTest
  @EnumSource
  void allValuesOfEveryShapeAreCanonical(TypedShape shape) throws IOException {
    CheckTypes checks = new CheckTypes();
    checks.shape = shape;
    checks.start();
    Speed speed = new Speed();

    checks.typed(speed);

    assertThat(speed.megabytes > 64, is(true));
  }
}
