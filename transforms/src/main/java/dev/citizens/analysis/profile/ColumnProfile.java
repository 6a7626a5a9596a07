package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalCsv;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What has been learnt about the values of one column. Not thread-safe. */
abstract class ColumnProfile implements ColumnAnswer {
  private final DistinctSketch distinct = new DistinctSketch();
  private final Extremes extremes;
  private long rows;
  private long nulls;
  private long blanks;
  private long invalid;
  private int shortest = Integer.MAX_VALUE;
  private int longest = -1;

  ColumnProfile(Extremes extremes) {
    this.extremes = extremes;
  }

  /** Adds the canonical field {@code bytes[from, to)} of a row. */
  final void add(byte[] bytes, int from, int to) {
    rows++;
    if (from == to) {
      nulls++;
    } else {
      distinct.add(bytes, from, to);
      addField(bytes, from, to);
    }
  }

  /** Adds a field that is not NULL, by means of the methods below. */
  abstract void addField(byte[] bytes, int from, int to);

  final void addLength(int characters) {
    shortest = Math.min(shortest, characters);
    longest = Math.max(longest, characters);
  }

  final void addBlank() {
    blanks++;
  }

  final void addInvalid() {
    invalid++;
  }

  @Override
  public final void appendTo(ByteSink line) {
    append(rows, line);
    append(nulls, line);
    append(blanks, line);
    append(invalid, line);
    line.append(CanonicalCsv.DELIMITER);
    extremes.appendMin(line);
    line.append(CanonicalCsv.DELIMITER);
    extremes.appendMax(line);
    if (longest < 0) { // no value, no length
      line.append(CanonicalCsv.DELIMITER);
      line.append(CanonicalCsv.DELIMITER);
    } else {
      append(shortest, line);
      append(longest, line);
    }
    distinct.appendTo(line);
  }

  @Override
  public final void merge(DataInput in) throws IOException {
    rows += in.readLong();
    nulls += in.readLong();
    blanks += in.readLong();
    invalid += in.readLong();
    shortest = Math.min(shortest, in.readInt());
    longest = Math.max(longest, in.readInt());
    extremes.merge(in);
    distinct.merge(in);
  }

  @Override
  public final void writeTo(DataOutput out) throws IOException {
    out.writeLong(rows);
    out.writeLong(nulls);
    out.writeLong(blanks);
    out.writeLong(invalid);
    out.writeInt(shortest);
    out.writeInt(longest);
    extremes.writeTo(out);
    distinct.writeTo(out);
  }

  private static void append(long number, ByteSink line) {
    line.append(CanonicalCsv.DELIMITER);
    line.append(Long.toString(number));
  }
}
