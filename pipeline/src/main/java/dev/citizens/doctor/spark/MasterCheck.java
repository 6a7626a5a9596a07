package dev.citizens.doctor.spark;

import dev.citizens.doctor.Finding;

/** A master answers this client, with its version and its secret. */
final class MasterCheck extends SparkCheck {
  private final SparkMaster master;

  MasterCheck(SparkMaster master) {
    super(MASTER);
    this.master = master;
  }

  @Override
  public Finding run() {
    master.ask();
    return Finding.ok(master.url() + ", page " + master.page());
  }
}
