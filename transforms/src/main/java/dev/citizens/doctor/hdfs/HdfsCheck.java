package dev.citizens.doctor.hdfs;

import dev.citizens.doctor.AreaCheck;
import dev.citizens.failures.ExitStatus;

/** What all checks of HDFS share. */
abstract class HdfsCheck extends AreaCheck {
  static final String NAME_NODE = "hdfs namenode";
  static final String SAFE_MODE = "hdfs safe mode";

  final Hdfs hdfs;

  HdfsCheck(String name, Hdfs hdfs, String... needs) {
    super(name, ExitStatus.HDFS, needs);
    this.hdfs = hdfs;
  }
}
