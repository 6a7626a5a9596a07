package dev.citizens.lineage;

import dev.citizens.files.FilePath;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How OpenLineage calls a data set, so that others that read or write it mean the same one. No day
 * and no attempt is in it: it is the same data set every day.
 */
public record DatasetName(String namespace, String name) {
  private static final Pattern WAREHOUSE =
      Pattern.compile(
          "jdbc:postgresql://(?<host>[^/,]+?)(?::(?<port>\\d+))?(?:,[^/]*)?/(?<database>[^/?#]+).*");

  private static final int WAREHOUSE_PORT = 5432;

  /** A table of a MySQL server. */
  public static DatasetName mySql(String host, int port, String database, String table) {
    return new DatasetName("mysql://" + host + ":" + port, database + "." + table);
  }

  /**
   * A table of the warehouse; of several servers that the URL names, the first one's.
   *
   * @param url as {@link dev.citizens.load.Warehouse} takes it
   * @param table behind the schema {@code citizens}
   */
  public static DatasetName warehouse(String url, String table) {
    Matcher parts = WAREHOUSE.matcher(url);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no URL of a warehouse");
    }
    String port = parts.group("port");
    return new DatasetName(
        "postgres://%s:%s".formatted(parts.group("host"), port == null ? WAREHOUSE_PORT : port),
        parts.group("database") + ".citizens." + table);
  }

  /** A file or a folder: in HDFS, or of a file system that is mounted on each host. */
  public static DatasetName file(String path) {
    FilePath file = new FilePath(path);
    if (file.onHdfs()) {
      return new DatasetName(file.fileSystem(), file.folders());
    }
    return new DatasetName("file", file.hasScheme() ? file.folders() : file.local().toString());
  }
}
