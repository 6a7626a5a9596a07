package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.Check;
import dev.citizens.failures.ExitStatus;
import java.util.List;

/** What all checks of HDFS share. */
abstract class HdfsCheck implements Check {
  static final String NAME_NODE = "hdfs namenode";
  static final String SAFE_MODE = "hdfs safe mode";

  private final String name;
  private final List<String> needs;
  final Hdfs hdfs;

  HdfsCheck(String name, Hdfs hdfs, String... needs) {
    this.name = name;
    this.hdfs = hdfs;
    this.needs = List.of(needs);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final ExitStatus area() {
    return ExitStatus.HDFS;
  }

  @Override
  public final List<String> needs() {
    return needs;
  }
}
