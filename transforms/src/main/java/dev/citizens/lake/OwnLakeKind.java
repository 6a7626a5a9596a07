package dev.citizens.lake;

import dev.citizens.files.FilePath;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;

/** The kinds of lake that this program brings. */
enum OwnLakeKind implements LakeKind {
  HDFS("hdfs://HOST:PORT/FOLDER") {
    @Override
    public boolean includes(FilePath root) {
      return root.onHdfs() && root.isShared();
    }

    @Override
    public LakeStore open(FilePath root, Configuration hadoop) throws IOException {
      return new HdfsStore(root.text(), hadoop);
    }
  },

  FOLDER("file:///FOLDER") {
    @Override
    public boolean includes(FilePath root) {
      return !root.onHdfs() && root.isShared() && !root.folders().matches("/*");
    }

    @Override
    public LakeStore open(FilePath root, Configuration hadoop) {
      return new LocalStore();
    }
  };

  private final String form;

  OwnLakeKind(String form) {
    this.form = form;
  }

  @Override
  public String form() {
    return form;
  }
}
