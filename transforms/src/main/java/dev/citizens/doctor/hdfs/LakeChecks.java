package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.ClockCheck;
import dev.citizens.doctor.SkippedCheck;
import dev.citizens.failures.ExitStatus;
import dev.citizens.files.FilePath;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;

/** The checks of the lake, and of the HDFS below it if it is on one. */
public final class LakeChecks {
  private LakeChecks() {}

  /**
   * Lists them.
   *
   * @param lake the option's value
   * @param dayBytes about what a day's CSV file takes; 0 if nobody knows
   */
  public static List<Check> of(String lake, Configuration configuration, long dayBytes) {
    return new FilePath(lake).onHdfs()
        ? ofHdfs(new Hdfs(lake, configuration), dayBytes)
        : ofLocal(lake);
  }

  /** Lists those that say whether the lake can be reached and written. */
  public static List<Check> ofReach(String lake, Configuration configuration) {
    if (!new FilePath(lake).onHdfs()) {
      return List.of(ofLocalWrite(lake));
    }
    Hdfs hdfs = new Hdfs(lake, configuration);
    return List.of(
        new NameNodeCheck(hdfs),
        new SafeModeCheck(hdfs),
        new LakeWriteCheck(hdfs.lake(), List.of(HdfsCheck.SAFE_MODE), hdfs::files));
  }

  static List<Check> ofHdfs(Hdfs hdfs, long dayBytes) {
    List<String> needs = List.of(HdfsCheck.SAFE_MODE);
    return List.of(
        new NameNodeCheck(hdfs),
        new SafeModeCheck(hdfs),
        new DataNodesCheck(hdfs),
        new LakeWriteCheck(hdfs.lake(), needs, hdfs::files),
        new EveryDataNodeCheck(hdfs),
        new HdfsDiskCheck(hdfs, dayBytes),
        new ClockCheck(
            "hdfs clock",
            ExitStatus.HDFS,
            List.of(LakeWriteCheck.NAME),
            hdfs.nameNode(),
            new NameNodeClock(hdfs)));
  }

  private static List<Check> ofLocal(String lake) {
    List<Check> checks = new ArrayList<>();
    checks.add(ofLocalWrite(lake));
    Stream.of(
            HdfsCheck.NAME_NODE,
            HdfsCheck.SAFE_MODE,
            "hdfs datanodes",
            "hdfs write and read",
            "hdfs disk",
            "hdfs clock")
        .map(name -> new SkippedCheck(name, ExitStatus.HDFS, "the lake is not on HDFS: " + lake))
        .forEach(checks::add);
    return checks;
  }

  private static Check ofLocalWrite(String lake) {
    Configuration local = new Configuration();
    return new LakeWriteCheck(
        lake, List.of(), () -> FileSystem.newInstance(new FilePath(lake).toUri(), local));
  }
}
