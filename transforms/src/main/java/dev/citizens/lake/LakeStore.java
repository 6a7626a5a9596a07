package dev.citizens.lake;

import java.io.IOException;
import java.util.List;

/** What publishing needs of a file system beyond reading and writing files. */
public interface LakeStore {
  boolean exists(String path) throws IOException;

  long length(String path) throws IOException;

  /** Joins parts, in order, into one new file; the parts are gone afterwards. */
  void concat(List<String> parts, String target) throws IOException;

  /** Moves a file in one step to where another may lie; a reader sees the old one or the new. */
  void replace(String from, String to) throws IOException;

  /** Moves a folder in one step to where nothing lies. */
  void moveFolder(String from, String to) throws IOException;

  /** CRC-32C of the file's content, computed by whoever stores it. */
  int crc32c(String path) throws IOException;

  /** Deletes a folder with all that is in it, if it exists. */
  void deleteFolder(String path) throws IOException;

  /** The folders directly below {@code folder}; none if it does not exist. */
  List<Folder> folders(String folder) throws IOException;

  /**
   * A folder.
   *
   * @param modifiedMillis when a file was last put into it, by the clock of whoever stores it
   */
  record Folder(String name, long modifiedMillis) {}
}
