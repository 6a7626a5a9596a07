package dev.citizens.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.failures.Printable;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which names files and folders of the lake can have: those that HDFS and a disk store as they are,
 * that a terminal shows, and that no reader takes for something else.
 */
public final class FileName {
  /** Of HDFS (dfs.namenode.fs-limits.max-component-length) and of Linux's file systems. */
  private static final int MAX_BYTES = 255;

  /** Of files that are packed as {@code upload} unpacks them. */
  private static final Pattern PACKED = Pattern.compile("(?i)(?<=.)\\.(gz|bz2|zst|zip)$");

  private FileName() {}

  /** The last part of a path; empty if it is a folder's. */
  public static String of(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The last part of a path without {@code .gz}, {@code .bz2}, {@code .zst} and {@code .zip}: what
   * is in the lake is not packed, and Spark and Hive would take it for packed by its name.
   */
  public static String ofPlain(String path) {
    return PACKED.matcher(of(path)).replaceFirst("");
  }

  /**
   * What is wrong with the name of a published file, to be read behind the name; null if nothing.
   */
  public static @Nullable String objection(String name) {
    if (name.startsWith("_") || name.startsWith(".")) {
      return "starts with " + name.charAt(0) + ", which hides a file from Spark and Hive";
    }
    return objectionToFolder(name);
  }

  /** What is wrong with the name of a folder on the way to the lake; null if nothing. */
  public static @Nullable String objectionToFolder(String name) {
    if (name.isEmpty()) {
      return "is no name";
    }
    if (name.equals(".") || name.equals("..")) {
      return "is no name but a way to a folder";
    }
    if (name.contains("/")) {
      return "has a /, so it is more than a name";
    }
    if (name.contains(":")) {
      return "has a :, which HDFS refuses in names";
    }
    if (!Printable.of(name).equals(name)) {
      return "has a character that cannot be seen";
    }
    int bytes = name.getBytes(UTF_8).length;
    return bytes > MAX_BYTES ? "has %s bytes; at most %s".formatted(bytes, MAX_BYTES) : null;
  }
}
