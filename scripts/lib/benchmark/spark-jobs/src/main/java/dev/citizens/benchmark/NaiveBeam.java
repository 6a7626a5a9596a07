package dev.citizens.benchmark;

import dev.citizens.benchmark.NaiveOptions.Task;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.beam.sdk.Pipeline;
import org.apache.beam.sdk.io.TextIO;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.apache.beam.sdk.transforms.Count;
import org.apache.beam.sdk.transforms.Filter;
import org.apache.beam.sdk.transforms.FlatMapElements;
import org.apache.beam.sdk.transforms.Flatten;
import org.apache.beam.sdk.transforms.MapElements;
import org.apache.beam.sdk.transforms.SerializableFunction;
import org.apache.beam.sdk.transforms.Top;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptor;
import org.apache.beam.sdk.values.TypeDescriptors;

/**
 * The analyses as a first Beam program has them: a line is an element, split at its commas, counted
 * by {@code Count.perElement}. Correct only for files without quotes.
 *
 * <p>Writes lines {@code key,…,rows}; NULL is empty.
 */
public final class NaiveBeam {
  private static final int NAME = 1;
  private static final int BIRTH_DATE = 2;
  private static final int CITY = 3;
  private static final int COUNTRY = 4;
  private static final int TOP = 100;
  private static final String KEYWORD = "French";

  private NaiveBeam() {}

  public static void main(String[] arguments) {
    NaiveOptions options =
        PipelineOptionsFactory.fromArgs(arguments).withValidation().as(NaiveOptions.class);
    Pipeline pipeline = Pipeline.create(options);
    build(pipeline, options);
    pipeline.run().waitUntilFinish();
  }

  /** Wires the pipeline without running it. */
  static void build(Pipeline pipeline, NaiveOptions options) {
    PCollection<String[]> rows =
        pipeline
            .apply("Read", TextIO.read().from(options.getInput()))
            .apply("DropHeader", Filter.by(line -> !line.startsWith("id,")))
            .apply(
                "Split",
                MapElements.into(TypeDescriptor.of(String[].class))
                    .via(line -> line.split(",", -1)));
    write("country", counted("country", rows, row -> row[COUNTRY]), options);
    if (options.getTask() == Task.COUNTRY) {
      return;
    }
    PCollection<KV<String, Long>> cities =
        counted("city", rows, row -> row[COUNTRY] + "," + row[CITY])
            .apply("Top", Top.of(TOP, new SmallerCount()))
            .apply("TopRows", Flatten.iterables());
    write("city", cities, options);
    write(
        "birth_year",
        counted("birth_year", rows, row -> row[BIRTH_DATE].split("-", -1)[0]),
        options);
    write("given_name", counted("given_name", rows, row -> row[NAME].split(" ", -1)[0]), options);
    write("keyword", keyword(rows), options);
  }

  private static PCollection<KV<String, Long>> counted(
      String name, PCollection<String[]> rows, SerializableFunction<String[], String> key) {
    return rows.apply("Key " + name, MapElements.into(TypeDescriptors.strings()).via(key))
        .apply("Count " + name, Count.perElement());
  }

  /** Counts a {@code rows} for each column that holds the word, an {@code occurrences} for each. */
  private static PCollection<KV<String, Long>> keyword(PCollection<String[]> rows) {
    return rows.apply(
            "Find", FlatMapElements.into(TypeDescriptors.strings()).via(NaiveBeam::keywordKeys))
        .apply("Count keyword", Count.perElement());
  }

  private static List<String> keywordKeys(String[] row) {
    List<String> keys = new ArrayList<>();
    addKeywordKeys("name", row[NAME], keys);
    addKeywordKeys("country", row[COUNTRY], keys);
    return keys;
  }

  private static void addKeywordKeys(String column, String value, List<String> keys) {
    int occurrences = value.split(KEYWORD, -1).length - 1;
    if (occurrences > 0) {
      keys.add(column + ",rows");
    }
    for (int i = 0; i < occurrences; i++) {
      keys.add(column + ",occurrences");
    }
  }

  private static void write(
      String name, PCollection<KV<String, Long>> counts, NaiveOptions options) {
    counts
        .apply(
            "Line " + name,
            MapElements.into(TypeDescriptors.strings())
                .via(count -> count.getKey() + "," + count.getValue()))
        .apply(
            "Write " + name, TextIO.write().to(options.getOutput() + "/" + name).withoutSharding());
  }

  /** Orders by count, then by key, the other way round, so that ties fall as in all contenders. */
  private static final class SmallerCount implements Comparator<KV<String, Long>>, Serializable {
    @Override
    public int compare(KV<String, Long> a, KV<String, Long> b) {
      int byCount = Long.compare(a.getValue(), b.getValue());
      return byCount != 0 ? byCount : compareKeys(b.getKey(), a.getKey());
    }

    /** Column by column: a comma sorts behind a space otherwise. */
    private static int compareKeys(String a, String b) {
      String[] first = a.split(",", -1);
      String[] second = b.split(",", -1);
      int byCountry = first[0].compareTo(second[0]);
      return byCountry != 0 ? byCountry : first[1].compareTo(second[1]);
    }
  }
}
