package dev.citizens.lake;

import dev.citizens.files.FilePath;
import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;

/**
 * A kind of lake as another jar might bring it: {@code viewfs://mounted/…}, which Hadoop mounts on
 * a folder of HDFS.
 */
public final class MountedLake implements LakeKind {
  static final String ROOT = "viewfs://mounted/lake";

  /** Says where the lake is mounted. */
  static void mount(Configuration hadoop, String onHdfs) {
    hadoop.set("fs.defaultFS", "viewfs://mounted");
    hadoop.set("fs.viewfs.mounttable.mounted.link./lake", onHdfs);
  }

  @Override
  public String form() {
    return "viewfs://mounted/lake";
  }

  @Override
  public boolean includes(FilePath root) {
    return root.text().equals(ROOT);
  }

  @Override
  public LakeStore open(FilePath root, Configuration hadoop) throws IOException {
    String onHdfs = hadoop.get("fs.viewfs.mounttable.mounted.link./lake");
    return new Store(new HdfsStore(onHdfs, hadoop), onHdfs);
  }

  private record Store(LakeStore store, String mountedOn) implements LakeStore {
    private String onHdfs(String path) {
      return path.replace(ROOT, mountedOn);
    }

    @Override
    public boolean exists(String path) throws IOException {
      return store.exists(onHdfs(path));
    }

    @Override
    public long length(String path) throws IOException {
      return store.length(onHdfs(path));
    }

    @Override
    public void concat(List<String> parts, String target) throws IOException {
      store.concat(parts.stream().map(this::onHdfs).toList(), onHdfs(target));
    }

    @Override
    public void replace(String from, String to) throws IOException {
      store.replace(onHdfs(from), onHdfs(to));
    }

    @Override
    public void moveFolder(String from, String to) throws IOException {
      store.moveFolder(onHdfs(from), onHdfs(to));
    }

    @Override
    public int crc32c(String path) throws IOException {
      return store.crc32c(onHdfs(path));
    }

    @Override
    public void deleteFolder(String path) throws IOException {
      store.deleteFolder(onHdfs(path));
    }

    @Override
    public List<Folder> folders(String folder) throws IOException {
      return store.folders(onHdfs(folder));
    }
  }
}
