package dev.citizens.lake;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.io.TempDir;

class LocalStoreTest extends LakeStoreContract {
  @TempDir Path folder;

  @Override
  LakeStore store() {
    return new LocalStore();
  }

  @Override
  String root() {
    return new LakePaths(folder.toUri().toString()).root();
  }

  @Override
  void makeOld(String path, Duration age) throws IOException {
    Files.setLastModifiedTime(Path.of(URI.create(path)), FileTime.from(Instant.now().minus(age)));
  }
}
