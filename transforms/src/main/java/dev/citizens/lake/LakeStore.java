package dev.citizens.lake;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

/** What publishing needs of a file system beyond Beam's own {@code FileSystems}. */
interface LakeStore {
  boolean exists(String path) throws IOException;

  long length(String path) throws IOException;

  /** Joins parts, in order, into one new file; the parts are gone afterwards. */
  void concat(List<String> parts, String target) throws IOException;

  /** Moves a file in one step to where another may lie; a reader sees the old one or the new. */
  void replace(String from, String to) throws IOException;

  /** CRC-32C of the file's content, computed by whoever stores it. */
  int crc32c(String path) throws IOException;

  /** Creates an empty file and its folder; false if the file is there already. Atomic. */
  boolean createNew(String path) throws IOException;

  /** When the file was last changed, by the clock of whoever stores it; 0 if it is not there. */
  long modifiedMillis(String path) throws IOException;

  /** Deletes a file, if it exists. */
  void deleteFile(String path) throws IOException;

  /** Deletes a folder with all that is in it, if it exists. */
  void deleteFolder(String path) throws IOException;

  /** The folders directly below {@code folder} that were last changed that long ago. */
  List<String> foldersOlderThan(String folder, Duration age) throws IOException;
}
