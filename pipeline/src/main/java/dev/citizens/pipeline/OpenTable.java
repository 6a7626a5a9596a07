package dev.citizens.pipeline;

import dev.citizens.extract.TableShape;
import dev.citizens.extract.TableToRead;
import dev.citizens.extract.transform.RowTransform;
import dev.citizens.job.Dataset;
import dev.citizens.lake.Increment;
import dev.citizens.lake.OpenAttempt;
import java.time.LocalDate;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A table that is being extracted, with the attempt that will publish it or be thrown away.
 *
 * @param transform what is made of its rows; null: they are written as they are
 * @param choice what of it is read; null if it is not incremental
 * @param watermark if it is, and all is read: from where the next day can go on; else null
 * @param unread columns that are new and not read, as drift: freeze wants
 * @param count of its rows while they are read; null if they have been counted
 */
record OpenTable(
    Dataset dataset,
    TableShape shape,
    @Nullable RowTransform transform,
    OpenAttempt attempt,
    @Nullable ChangesOrAll choice,
    @Nullable String watermark,
    List<String> unread,
    @Nullable SnapshotCount count)
    implements AutoCloseable {

  /**
   * The same when the number of its rows is known; waits for it.
   *
   * @throws dev.citizens.failures.StepFailure if they could not be counted
   */
  OpenTable counted() {
    return count == null
        ? this
        : new OpenTable(
            dataset, count.counted(), transform, attempt, choice, watermark, unread, count);
  }

  /** What the workers know of it. */
  TableToRead toRead() {
    return new TableToRead(shape, attempt.attempt(), transform);
  }

  /** Whether only its changes are read. */
  boolean isOfChanges() {
    return shape.delta() != null;
  }

  /**
   * What the next day must know, if all rows were read; null if it is not incremental.
   *
   * @param server address and database
   */
  @Nullable Increment incrementOfAll(String server, LocalDate runDate) {
    return choice == null
        ? null
        : new Increment(
            server,
            choice.table().column().name(),
            watermark,
            choice.table().shape(),
            runDate.toString(),
            shape.rows(),
            0,
            0);
  }

  /** Never throws. */
  @Override
  public void close() {
    if (count != null) {
      count.close();
    }
    attempt.close();
  }
}
