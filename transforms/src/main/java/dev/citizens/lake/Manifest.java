package dev.citizens.lake;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.google.auto.value.AutoValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * What a folder of the lake holds. To put it there is to publish: the files lie in the folder of
 * the attempt that it names, and a reader believes it and never a listing.
 */
@AutoValue
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = AutoValue_Manifest.Builder.class)
public abstract class Manifest {
  /** The manifest's file name in its folder. */
  public static final String FILE_NAME = "_manifest.json";

  /** The path in the lake of the folder that it belongs to. */
  @JsonProperty
  public abstract String folder();

  /** The data set of the job file. */
  @JsonProperty
  public abstract String dataset();

  /** Which attempt published the folder: a UUID, and the name of the folder with the files. */
  @JsonProperty
  public abstract String attempt();

  @JsonProperty
  public abstract String runDate();

  /** The name of the job that published it. */
  @JsonProperty
  public abstract String job();

  /** ISO 8601, UTC. */
  @JsonProperty
  public abstract String createdAt();

  /** The version of this program. */
  @JsonProperty
  public abstract String createdBy();

  /** How long the step took until it published. */
  @JsonProperty
  public abstract long elapsedMillis();

  @JsonProperty
  public abstract List<DataFile> files();

  /**
   * The columns of the raw file; of results, those of the rows as they were analysed; of bad rows,
   * those of their file.
   */
  @JsonProperty
  public abstract List<ManifestColumn> columns();

  /**
   * Records read, without the header: accepted rows and bad ones. Of a raw file those that are in
   * it; {@link #transform} has how many the server has sent.
   */
  @JsonProperty
  public abstract long rowsRead();

  /** Records in quarantine. */
  @JsonProperty
  public abstract long badRows();

  /** Lines of the raw file that the records in quarantine take, as an editor counts them. */
  @JsonProperty
  public abstract long badLines();

  /** Bytes of the raw file that the records in quarantine take, without their line ends. */
  @JsonProperty
  public abstract long badBytes();

  /** Of bad rows: how many there are for each reason; absent elsewhere. */
  @JsonProperty
  public abstract @Nullable Map<String, Long> badReasons();

  /**
   * Of bad rows that a transform could not write: the columns of the server that stand in {@code
   * row}, in order; absent elsewhere.
   */
  @JsonProperty
  public abstract @Nullable List<ManifestColumn> rowColumns();

  /** Of bad rows: where the first of each reason are, by reason and place; absent elsewhere. */
  @JsonProperty
  public abstract @Nullable List<BadRowPlace> firstBadRows();

  /** Of the accepted rows; absent where they have not been parsed yet. */
  @JsonProperty
  public abstract @Nullable String fingerprint();

  /** Offsets at which a record starts, the first one behind the header; absent for results. */
  @JsonProperty
  public abstract @Nullable List<Long> splits();

  /** From what the raw file was made, in order; absent if it is the source, byte by byte. */
  @JsonProperty
  public abstract @Nullable List<SourceFile> sources();

  /**
   * Of a table: the condition, in MySQL's SQL, that its rows meet; absent if all were extracted.
   */
  @JsonProperty
  public abstract @Nullable String where();

  /** Of a query: it, in MySQL's SQL; absent of a table. */
  @JsonProperty
  public abstract @Nullable String query();

  /** Of a table: whether its rows are those of one moment; absent of a file. */
  @JsonProperty
  public abstract @Nullable SourceMoment moment();

  /** Of a table that is read incrementally; absent of others. */
  @JsonProperty
  public abstract @Nullable Increment increment();

  /** Of a table with a transform; absent of others. */
  @JsonProperty
  public abstract @Nullable TransformedRows transform();

  /** Of results: the attempt whose raw file they were computed from. */
  @JsonProperty
  public abstract @Nullable String inputAttempt();

  /** Of results: what each answers, by its name. */
  @JsonProperty
  public abstract @Nullable Map<String, String> questions();

  /** The only file of a raw folder. */
  public DataFile onlyFile() {
    if (files().size() != 1) {
      throw new IllegalStateException("one file expected in the manifest: " + files());
    }
    return files().get(0);
  }

  /**
   * The files that hold the result of that name: {@code NAME.csv}, {@code NAME-1.csv} and so on.
   */
  public List<DataFile> filesOf(String result) {
    Pattern name = Pattern.compile(Pattern.quote(result) + "(-\\d+)?\\.csv");
    return files().stream().filter(file -> name.matcher(file.name()).matches()).toList();
  }

  /** A builder without bad rows. */
  public static Builder builder() {
    return new AutoValue_Manifest.Builder().badRows(0).badLines(0).badBytes(0);
  }

  /** Collects a manifest; {@link #build()} refuses one that lacks something. */
  @AutoValue.Builder
  public abstract static class Builder {
    @JsonCreator
    static Builder forJson() {
      return new AutoValue_Manifest.Builder();
    }

    @JsonProperty
    public abstract Builder folder(String folder);

    @JsonProperty
    public abstract Builder dataset(String dataset);

    @JsonProperty
    public abstract Builder attempt(String attempt);

    @JsonProperty
    public abstract Builder runDate(String runDate);

    @JsonProperty
    public abstract Builder job(String job);

    @JsonProperty
    public abstract Builder createdAt(String createdAt);

    @JsonProperty
    public abstract Builder createdBy(String createdBy);

    @JsonProperty
    public abstract Builder elapsedMillis(long elapsedMillis);

    @JsonProperty
    public abstract Builder files(List<DataFile> files);

    @JsonProperty
    public abstract Builder columns(List<ManifestColumn> columns);

    @JsonProperty
    public abstract Builder rowsRead(long rowsRead);

    @JsonProperty
    public abstract Builder badRows(long badRows);

    @JsonProperty
    public abstract Builder badLines(long badLines);

    @JsonProperty
    public abstract Builder badBytes(long badBytes);

    @JsonProperty
    public abstract Builder badReasons(@Nullable Map<String, Long> badReasons);

    @JsonProperty
    public abstract Builder rowColumns(@Nullable List<ManifestColumn> rowColumns);

    @JsonProperty
    public abstract Builder firstBadRows(@Nullable List<BadRowPlace> firstBadRows);

    @JsonProperty
    public abstract Builder fingerprint(@Nullable String fingerprint);

    @JsonProperty
    public abstract Builder splits(@Nullable List<Long> splits);

    @JsonProperty
    public abstract Builder sources(@Nullable List<SourceFile> sources);

    @JsonProperty
    public abstract Builder where(@Nullable String where);

    @JsonProperty
    public abstract Builder query(@Nullable String query);

    @JsonProperty
    public abstract Builder moment(@Nullable SourceMoment moment);

    @JsonProperty
    public abstract Builder increment(@Nullable Increment increment);

    @JsonProperty
    public abstract Builder transform(@Nullable TransformedRows transform);

    @JsonProperty
    public abstract Builder inputAttempt(@Nullable String inputAttempt);

    @JsonProperty
    public abstract Builder questions(@Nullable Map<String, String> questions);

    public abstract Manifest build();
  }
}
