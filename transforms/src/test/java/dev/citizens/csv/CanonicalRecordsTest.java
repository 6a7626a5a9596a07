package dev.citizens.csv;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class CanonicalRecordsTest {
  private static CanonicalRecords records(String text) {
    return new CanonicalRecords(new ByteArrayInputStream(text.getBytes(UTF_8)));
  }

  @Test
  void nullAndTheEmptyStringDiffer() throws IOException {
    CanonicalRecords records = records("a,,\"\"\n,,\n\"\"\n");
    assertThat(records.next(), is(Arrays.asList("a", null, "")));
    assertThat(records.next(), is(Arrays.asList(null, null, null)));
    assertThat(records.next(), is(Arrays.asList("")));
    assertThat(records.next(), is(nullValue()));
  }

  @Test
  void quotedFieldsHoldDelimitersLineFeedsAndQuotes() throws IOException {
    CanonicalRecords records = records("\"a,\"\"b\"\"\",\"c\nd\",é 市\n1,2,3\n");
    assertThat(records.next(), is(Arrays.asList("a,\"b\"", "c\nd", "é 市")));
    assertThat(records.next(), is(Arrays.asList("1", "2", "3")));
    assertThat(records.next(), is(nullValue()));
  }

  @Test
  void aRecordThatIsCutOffIsNoRecord() throws IOException {
    CanonicalRecords records = records("1\n2");
    records.next();
    assertThrows(IOException.class, records::next);
  }
}
