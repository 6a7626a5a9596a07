package dev.citizens.portability;

import java.io.File;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of Beam's runners, and what a process needs to run the day on it. */
@SuppressWarnings("ImmutableEnumChecker") // the lists are made by List.of
enum Runner {
  DIRECT("/beam-runners-direct-java/", List.of(), List.of("--targetParallelism=2")),

  /** As spark-submit would start it for the profile spark-local. */
  SPARK(
      "/beam-runners-spark-3/|_2\\.12/|/org/scala-lang/|/kryo-shaded/",
      List.of(
          "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
          "-Dspark.master=local[2]",
          "-Dspark.driver.host=127.0.0.1",
          "-Dspark.driver.bindAddress=127.0.0.1",
          "-Dspark.default.parallelism=4",
          "-Dspark.ui.enabled=false"),
      List.of()),

  /** A JobManager and a TaskManager in the process. */
  FLINK(
      "/beam-runners-flink-|/org/apache/flink/|/com/esotericsoftware/kryo/kryo/",
      List.of(
          "-Dorg.slf4j.simpleLogger.log.org.apache.flink=error",
          "-Dorg.slf4j.simpleLogger.log.org.apache.beam.runners.flink=error"),
      List.of("--flinkMaster=[local]", "--parallelism=2"));

  private final Pattern ownJars;
  private final List<String> jvmOptions;
  private final List<String> beamOptions;

  Runner(String ownJars, List<String> jvmOptions, List<String> beamOptions) {
    this.ownJars = Pattern.compile(ownJars);
    this.jvmOptions = jvmOptions;
    this.beamOptions = beamOptions;
  }

  /** What {@code --runner} calls it. */
  String beamName() {
    return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT) + "Runner";
  }

  List<String> jvmOptions() {
    return jvmOptions;
  }

  List<String> beamOptions() {
    return beamOptions;
  }

  /** This process' class path without the jars of the other runners. */
  String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(jar -> Stream.of(values()).noneMatch(each -> each != this && each.owns(jar)))
        .collect(Collectors.joining(File.pathSeparator));
  }

  private boolean owns(String jar) {
    return ownJars.matcher(jar).find();
  }
}
