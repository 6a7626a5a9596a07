package dev.citizens.lineage;

import com.google.auto.value.AutoValue;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A data set that a run reads or writes, and what is known of it. */
@AutoValue
public abstract class LineageDataset {
  public abstract DatasetName name();

  /** Empty if they are not known, or not all of them. */
  abstract List<LineageColumn> columns();

  abstract @Nullable ColumnLineage lineage();

  /** Which of its states it was, by a text that tells them apart. */
  abstract @Nullable String version();

  abstract @Nullable Amount amount();

  /** What is demanded of it; of an input only. */
  abstract List<Assertion> assertions();

  /** A data set of which no more is known, until more is said. */
  public static Builder of(DatasetName name) {
    return new AutoValue_LineageDataset.Builder()
        .name(name)
        .columns(List.of())
        .assertions(List.of());
  }

  /** Collects what is known. */
  @AutoValue.Builder
  public abstract static class Builder {
    abstract Builder name(DatasetName name);

    public abstract Builder columns(List<LineageColumn> columns);

    public abstract Builder lineage(@Nullable ColumnLineage lineage);

    public abstract Builder version(@Nullable String version);

    public abstract Builder amount(@Nullable Amount amount);

    public abstract Builder assertions(List<Assertion> assertions);

    public abstract LineageDataset build();
  }
}
