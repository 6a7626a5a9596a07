package dev.citizens.doctor.host;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.doctor.Findings;
import dev.citizens.doctor.FreeSpace;
import dev.citizens.failures.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The launching host has room, in bytes and inodes, where the driver and its logs write. */
public final class LocalDiskCheck implements Check {
  private static final long NEEDED_BYTES = 1L << 30;
  private static final long NEEDED_INODES = 10_000;

  private final Set<Path> folders;
  private final Measure measure;

  /** How a folder's disk is measured. */
  interface Measure {
    DiskSpace of(Path folder) throws IOException;
  }

  public LocalDiskCheck(Set<Path> folders) {
    this(folders, DiskSpace::of);
  }

  LocalDiskCheck(Set<Path> folders, Measure measure) {
    this.folders = folders;
    this.measure = measure;
  }

  @Override
  public String name() {
    return "host disk";
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.WRONG_USE;
  }

  @Override
  public Finding run() throws IOException {
    Findings findings = new Findings();
    for (Path folder : folders) {
      DiskSpace space = measure.of(folder);
      String fix =
          "whoever runs this host: free space in "
              + folder
              + ", or set JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER";
      findings.add(
          FreeSpace.judge(
              folder.toString(), space.freeBytes(), space.totalBytes(), NEEDED_BYTES, fix));
      if (space.totalInodes() > 0 && space.freeInodes() < NEEDED_INODES) {
        findings.add(
            Finding.fail(
                String.format(
                    Locale.ROOT,
                    "%s has %,d inodes free of %,d",
                    folder,
                    space.freeInodes(),
                    space.totalInodes()),
                "whoever runs this host: delete small files in " + folder + " (df -i shows them)"));
      }
    }
    return findings.worst();
  }

  /** The folders that the driver writes to. */
  public static LocalDiskCheck ofDriver() {
    return new LocalDiskCheck(
        Set.copyOf(List.of(Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath())));
  }
}
