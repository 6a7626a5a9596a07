package dev.citizens.lake;

import dev.citizens.files.FilePath;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/**
 * A kind of lake: which {@code --lake} is one, and what stores its files. {@link OwnLakeKind} has
 * those of this program; of another jar, {@link java.util.ServiceLoader} finds them. Workers open
 * files by Beam, so that jar registers a file system with the scheme there too.
 */
public interface LakeKind {
  /** What {@code --lake} looks like, as {@code hdfs://HOST:PORT/FOLDER}. */
  String form();

  /** Whether a lake with that root is of this kind. */
  boolean includes(FilePath root);

  /**
   * Opens a lake of this kind.
   *
   * @param hadoop what HDFS is configured with
   */
  LakeStore open(FilePath root, Configuration hadoop) throws IOException;
}
