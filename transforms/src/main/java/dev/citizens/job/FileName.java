package dev.citizens.job;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.failures.Printable;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which names files and folders of the lake can have: those that HDFS and a disk store as they are,
 * that a terminal shows, and that no reader takes for something else.
 */
public final class FileName {
  /** Of HDFS (dfs.namenode.fs-limits.max-component-length) and of Linux's file systems. */
  private static final int MAX_BYTES = 255;

  private FileName() {}

  /** The last part of a path; empty if it is a folder's. */
  public static String of(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
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
