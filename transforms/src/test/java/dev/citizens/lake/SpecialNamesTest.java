package dev.citizens.lake;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import dev.citizens.harness.MiniHdfs;
import dev.citizens.job.FileName;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What looks like an escape, a fragment or a pattern is part of a name, in folders and files. */
class SpecialNamesTest {
  private static final List<String> NAMES =
      List.of(
          "citizens (1).csv",
          "100%.csv",
          "citizens%20data.csv",
          "citizens#1.csv",
          "a*b?.csv",
          "citizens[1].csv",
          "citizens{1,2}.csv",
          "công dân.csv",
          "back\\slash.csv",
          "-citizens.csv",
          "a;b&c|d+e=f@g!~'\"$`^<>.csv",
          " ",
          "😀.csv");

  @TempDir static Path folder;

  static Stream<Lake> lakes() {
    MiniHdfs hdfs = MiniHdfs.get();
    return NAMES.stream()
        .map(name -> name.replace(".csv", ""))
        .flatMap(
            name ->
                Stream.of(
                    Lake.at("file://" + folder + "/" + name, new Configuration()),
                    Lake.at(hdfs.newFolder() + "/" + name, hdfs.configuration())));
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void eachFileIsFoundUnderItsOwnName(Lake lake) throws IOException {
    for (String name : NAMES) {
      assertThat(FileName.objection(name), is(nullValue()));
      lake.writeText(lake.paths().root() + "/written/" + name, "this is " + name);
      lake.publish(
          lake.paths().root() + "/written/" + name, lake.paths().root() + "/published/" + name);
    }
    for (String name : NAMES) {
      String published = lake.paths().root() + "/published/" + name;
      assertThat(lake.readText(published), is("this is " + name));
      assertThat(lake.exists(lake.paths().root() + "/written/" + name), is(false));
    }
    String published = lake.paths().root() + "/published/";
    lake.concat(
        List.of(published + "100%.csv", published + "citizens#1.csv"), published + "%41#.csv");
    assertThat(lake.readText(published + "%41#.csv"), is("this is 100%.csvthis is citizens#1.csv"));
  }

  @ParameterizedTest
  @MethodSource("lakes")
  void whatAnEscapeStandsForIsAnotherFile(Lake lake) {
    lake.writeText(lake.paths().root() + "/citizens data.csv", "with a space");
    lake.writeText(lake.paths().root() + "/a", "short");
    assertThat(lake.exists(lake.paths().root() + "/citizens%20data.csv"), is(false));
    assertThat(lake.exists(lake.paths().root() + "/a#b"), is(false));
    assertThat(lake.exists(lake.paths().root() + "/?"), is(false));
    assertThat(lake.exists(lake.paths().root() + "/*"), is(false));
  }
}
