package dev.citizens.pipeline;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class TableMergeTest {
  @Test
  void keysThatAreNotComparedThoughThatIsAskedForAreTold() {
    assertThat(
        TableMerge.whyKeysAreNotCompared(true, false),
        is(", deletes: keys not heeded as the table has more than 6,000,000 rows"));
    assertThat(TableMerge.whyKeysAreNotCompared(true, true), is(""));
    assertThat(TableMerge.whyKeysAreNotCompared(false, false), is(""));
  }
}
