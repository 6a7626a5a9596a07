package dev.citizens.lineage;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReceiverUrlTest {
  @ParameterizedTest
  @CsvSource({
    "http://vps1:5000/api/v1/lineage,http://vps1:5000/api/v1/lineage",
    "https://data.example/openapi/openlineage/api/v1/lineage,https://data.example/openapi/openlineage/api/v1/lineage",
    "http://vps1:5000,http://vps1:5000/api/v1/lineage",
    "http://vps1:5000/,http://vps1:5000/api/v1/lineage",
    "http://[::1]:5000,http://[::1]:5000/api/v1/lineage"
  })
  void itIsTakenAndTheUsualPathAddedWhereThereIsNone(String text, String expected) {
    assertThat(ReceiverUrl.parse("--lineageUrl", text, false).toString(), is(expected));
  }

  @ParameterizedTest
  @CsvSource({"https://vps1/lineage", "http://localhost:5000", "http://127.0.0.1:5000"})
  void aTokenGoesWhereNobodyElseReadsIt(String text) {
    ReceiverUrl.parse("--lineageUrl", text, true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "vps1:5000 | must look like http://HOST:5000/api/v1/lineage, or https://",
        "ftp://vps1/lineage | must look like http://HOST:5000/api/v1/lineage, or https://",
        "http:///lineage | must look like http://HOST:5000/api/v1/lineage",
        "http://vps 1/ | must look like http://HOST:5000/api/v1/lineage",
        "http://me:hush@vps1:5000/ | must hold neither user and password nor ? and #",
        "http://vps1:5000/?key=hush | must hold neither user and password nor ? and #",
        "http://vps1:5000/#hush | must hold neither user and password nor ? and #",
        "http://vps1:5000/ | is http://, by which anybody on the way could read the token"
      })
  void anythingElseIsRefusedWithoutASecret(String text, String why) {
    StepFailure refusal =
        assertThrows(StepFailure.class, () -> ReceiverUrl.parse("--lineageUrl", text, true));

    assertThat(refusal.status(), is(ExitStatus.WRONG_USE));
    assertThat(refusal.getMessage(), containsString("--lineageUrl " + why));
    assertThat(refusal.getMessage(), not(containsString("hush")));
  }
}
