package dev.citizens.lineage;

import com.google.auto.value.AutoValue;
import java.time.Instant;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What happened to a run, and what is known of it by then. */
@AutoValue
public abstract class RunEvent {
  /** What happened. */
  public enum Type {
    START,
    COMPLETE,
    FAIL,
    ABORT
  }

  abstract Type type();

  abstract Instant time();

  abstract LineageRun run();

  /** {@code TASK} of a day, or the {@code JOB} of a whole one. */
  abstract String jobType();

  /** The run of which this one is a part; null if there is none. */
  abstract @Nullable LineageRun parent();

  /** The run of which that one is a part, and so on: the outermost one; null if there is none. */
  abstract @Nullable LineageRun root();

  /** When the business day begins and ends. */
  abstract Instant dayStart();

  abstract Instant dayEnd();

  /** The statements that were asked; null if none is SQL. */
  abstract @Nullable SqlText sql();

  /** Of a run that failed: why, in one line without values of the data. */
  abstract @Nullable String error();

  abstract List<LineageDataset> inputs();

  abstract List<LineageDataset> outputs();

  /** SQL and whose it is: {@code mysql}, or null of questions, which are of this program's. */
  public record SqlText(String text, @Nullable String dialect) {}

  public static Builder builder() {
    return new AutoValue_RunEvent.Builder().inputs(List.of()).outputs(List.of());
  }

  /** Collects an event. */
  @AutoValue.Builder
  public abstract static class Builder {
    public abstract Builder type(Type type);

    public abstract Builder time(Instant time);

    public abstract Builder run(LineageRun run);

    public abstract Builder jobType(String jobType);

    public abstract Builder parent(@Nullable LineageRun parent);

    public abstract Builder root(@Nullable LineageRun root);

    public abstract Builder dayStart(Instant dayStart);

    public abstract Builder dayEnd(Instant dayEnd);

    public abstract Builder sql(@Nullable SqlText sql);

    public abstract Builder error(@Nullable String error);

    public abstract Builder inputs(List<LineageDataset> inputs);

    public abstract Builder outputs(List<LineageDataset> outputs);

    public abstract RunEvent build();
  }
}
