package dev.citizens.testdata;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;

/** Where the servers' programs are unpacked. */
final class SharedBinaries {
  private SharedBinaries() {}

  /**
   * A folder inside that of the server if it is kept, else one in the user's temporary folder that
   * all tests share and that stays: unpacking takes longer than starting. Only its owner can enter,
   * because what is in it gets executed.
   *
   * @throws IOException if the shared folder belongs to somebody else
   */
  static Path folder(ServerFolder server) throws IOException {
    UserPrincipal user = Files.getOwner(server.path());
    Path folder =
        server.temporary()
            ? Path.of(System.getProperty("java.io.tmpdir"), "citizens-binaries-" + user.getName())
            : server.path().resolve("binaries");
    createPrivate(folder);
    if (!Files.getOwner(folder).equals(user)) {
      throw new IOException(folder + " belongs to another user; remove it");
    }
    return folder;
  }

  private static void createPrivate(Path folder) throws IOException {
    try {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException fromAnEarlierStart) {
      // As good as new; the owner is checked next.
    }
  }
}
