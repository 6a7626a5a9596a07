package dev.citizens.failures;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.Map;
import java.util.Set;
import org.apache.hadoop.ipc.RemoteException;

/** What HDFS or its client said: names and paths, never data. */
public final class HdfsFault {
  private static final int MOST_CHARACTERS = 300;

  private static final Set<String> RIGHTS =
      Set.of("AccessControlException", "AuthorizationException");

  private static final Map<String, String> ADVICE =
      Map.of(
          "SafeModeException", "wait, or end safe mode: hdfs dfsadmin -safemode leave",
          "StandbyException", "name the NameNode that is active in --lake",
          "DSQuotaExceededException", "raise the space quota of the lake's folder, or free space",
          "NSQuotaExceededException", "raise the name quota of the lake's folder, or delete files",
          "DiskOutOfSpaceException", "free space on the DataNodes' disks",
          "ChecksumException", "run the step that wrote it again; hdfs fsck names what is damaged",
          "BlockMissingException", "start the DataNodes; hdfs fsck names what is missing");

  private static final String NO_NODE = "could only be written to";
  private static final String NO_NODE_ADVICE = "start the DataNodes, or free space on their disks";

  private HdfsFault() {}

  /** The failure that some exception is, if HDFS or its client threw it. */
  static StepFailure of(Throwable thrown) {
    boolean ofHdfs =
        thrown instanceof IOException
            && (thrown.getClass().getName().startsWith("org.apache.hadoop.")
                || Origin.of(thrown).filter(Origin.HDFS::equals).isPresent());
    return ofHdfs ? failure("HDFS failed during the run", (IOException) thrown) : null;
  }

  /** What is known of a failure of which nothing but HDFS's name is left. */
  static StepFailure unknown() {
    return new StepFailure(ExitStatus.HDFS, "HDFS failed during the run; " + advice("", ""));
  }

  /**
   * A failure of the lake as one line, with the status that its kind has.
   *
   * @param what failed, and where
   */
  public static StepFailure failure(String what, Exception thrown) {
    String said = Printable.of(IoCause.of(thrown), MOST_CHARACTERS);
    for (Throwable cause : Causes.of(thrown)) {
      String kind = kind(cause);
      if (RIGHTS.contains(kind)) {
        return new StepFailure(
            ExitStatus.WRONG_USE,
            what + ": " + said + "; give this user the right: hdfs dfs -chown or -chmod",
            thrown);
      }
      if (ADVICE.containsKey(kind)) {
        return new StepFailure(
            ExitStatus.HDFS, what + ": " + said + "; " + advice(kind, ""), thrown);
      }
    }
    if (thrown instanceof AccessDeniedException) { // of a folder of this machine
      return new StepFailure(
          ExitStatus.WRONG_USE,
          what + ": " + said + "; give this user the right: chown, chmod",
          thrown);
    }
    return new StepFailure(ExitStatus.HDFS, what + ": " + said + "; " + advice("", said), thrown);
  }

  private static String advice(String kind, String said) {
    if (MachineFault.isDiskFull(said)) {
      return "free space on the disk of --lake";
    }
    return said.contains(NO_NODE)
        ? NO_NODE_ADVICE
        : ADVICE.getOrDefault(kind, "check --lake and that NameNode and DataNodes run");
  }

  private static String kind(Throwable thrown) {
    String name =
        thrown instanceof RemoteException remote
            ? remote.getClassName()
            : thrown.getClass().getName();
    return name.replaceFirst(".*[.$]", "");
  }
}
