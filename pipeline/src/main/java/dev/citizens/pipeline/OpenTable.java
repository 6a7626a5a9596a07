package dev.citizens.pipeline;

import dev.citizens.extract.TableShape;
import dev.citizens.extract.TableToRead;
import dev.citizens.job.Dataset;
import dev.citizens.lake.OpenAttempt;

/** A table that is being extracted, with the attempt that will publish it or be thrown away. */
record OpenTable(Dataset dataset, TableShape shape, OpenAttempt attempt) implements AutoCloseable {
  /** What the workers know of it. */
  TableToRead toRead() {
    return new TableToRead(shape, attempt.attempt());
  }

  /** Never throws. */
  @Override
  public void close() {
    attempt.close();
  }
}
