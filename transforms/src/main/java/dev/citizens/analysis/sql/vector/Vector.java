package dev.citizens.analysis.sql.vector;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.ColumnType;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Values of one type, one for each of some rows. A row has a value, NULL, or the reason why there
 * is none: a failure counts only if somebody needs the value, as the branch of a {@code CASE} that
 * is not taken must not end the run. Reused for the next rows. Not thread-safe.
 */
public final class Vector {
  /** The states of a row. */
  public static final byte VALUE = 0;

  public static final byte NULL = 1;

  /** The value is too large for the type. */
  public static final byte OVERFLOW = 2;

  /** A value that is none of the type that it is cast to. */
  public static final byte NOT_OF_TYPE = 3;

  private final ColumnType type;
  private final Form form;
  private byte[] states;
  private long[] longs;
  private double[] doubles;
  private BigInteger[] wides;
  private int[] starts;
  private int[] ends;
  private byte[] bytes = {};
  private final ByteSink texts; // those that are made here
  private boolean anyFailed;

  /** Of rows without a state yet. */
  public Vector(ColumnType type, int capacity) {
    this.type = type;
    this.form = Form.of(type);
    this.states = new byte[capacity];
    this.texts = form == Form.TEXT ? new ByteSink(64) : null;
    switch (form) {
      case LONG -> longs = new long[capacity];
      case DOUBLE -> doubles = new double[capacity];
      case WIDE -> wides = new BigInteger[capacity];
      case TEXT -> {
        starts = new int[capacity];
        ends = new int[capacity];
      }
    }
  }

  public ColumnType type() {
    return type;
  }

  public Form form() {
    return form;
  }

  /** Whether each row has a value, NULL or a failure. */
  public byte[] states() {
    return states;
  }

  /** The values, where there are any, if the form is {@link Form#LONG}. */
  public long[] longs() {
    return longs;
  }

  public double[] doubles() {
    return doubles;
  }

  public BigInteger[] wides() {
    return wides;
  }

  /** Holds texts; {@link dev.citizens.csv.RowBatch#PADDING_BYTES} behind each are readable. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where texts start in {@link #bytes}. */
  public int[] starts() {
    return starts;
  }

  public int[] ends() {
    return ends;
  }

  /** Whether a row may be in one of the failed states. */
  public boolean anyFailed() {
    return anyFailed;
  }

  /** Whether the row is a boolean that is true. */
  public boolean isTrue(int row) {
    return states[row] == VALUE && longs[row] != 0;
  }

  /** Begins anew: no row has failed, and there is no text. */
  public void restart() {
    anyFailed = false;
    if (texts != null) {
      texts.clear();
    }
  }

  /** Makes room for so many rows. */
  public void ensure(int rows) {
    if (rows <= states.length) {
      return;
    }
    int capacity = Math.max(rows, Math.multiplyExact(states.length, 2));
    states = Arrays.copyOf(states, capacity);
    switch (form) {
      case LONG -> longs = Arrays.copyOf(longs, capacity);
      case DOUBLE -> doubles = Arrays.copyOf(doubles, capacity);
      case WIDE -> wides = Arrays.copyOf(wides, capacity);
      case TEXT -> {
        starts = Arrays.copyOf(starts, capacity);
        ends = Arrays.copyOf(ends, capacity);
      }
    }
  }

  public void setNull(int row) {
    states[row] = NULL;
  }

  /** Marks a row as failed. */
  public void fail(int row, byte state) {
    states[row] = state;
    anyFailed = true;
  }

  /** Takes the state of another vector's row, which has no value. */
  void setState(int row, byte state) {
    states[row] = state;
    anyFailed |= state > NULL;
  }

  /** Sets the number of a type in {@link Form#LONG}. */
  public void setLong(int row, long value) {
    states[row] = VALUE;
    longs[row] = value;
  }

  public void setDouble(int row, double value) {
    states[row] = VALUE;
    doubles[row] = value;
  }

  /** Sets a number of a decimal, in either form; fails if it has too many digits. */
  public void setDecimal(int row, BigInteger unscaled) {
    if (!PowersOfTen.fits(unscaled, type.precision())) {
      fail(row, OVERFLOW);
    } else if (form == Form.LONG) {
      setLong(row, unscaled.longValue());
    } else {
      states[row] = VALUE;
      wides[row] = unscaled;
    }
  }

  /** Sets a number of an exact type, which overflows if it has no room there. */
  public void setExact(int row, BigInteger value) {
    if (type.kind() == ColumnType.Kind.DECIMAL) {
      setDecimal(row, value);
    } else if (value.bitLength() < Long.SIZE) {
      setLong(row, value.longValue());
    } else {
      fail(row, OVERFLOW);
    }
  }

  /** The number of a row in {@link Form#LONG} or {@link Form#WIDE}. */
  public BigInteger exact(int row) {
    return form == Form.WIDE ? wides[row] : BigInteger.valueOf(longs[row]);
  }

  /** Where the texts of this vector are written: then {@link #endText}. */
  ByteSink texts() {
    return texts;
  }

  /** The text of a row is what has been written since the sink had that length. */
  void endText(int row, int start) {
    states[row] = VALUE;
    starts[row] = start;
    ends[row] = texts.length();
    bytes = texts.array();
  }

  /** Sets a text. */
  public void setText(int row, byte[] source, int from, int to) {
    int start = texts.length();
    texts.append(source, from, to);
    endText(row, start);
  }

  /** Texts are views of that array from now on. */
  void view(byte[] newBytes) {
    bytes = newBytes;
  }

  void setView(int row, int from, int to) {
    states[row] = VALUE;
    starts[row] = from;
    ends[row] = to;
  }

  /** Copies a row of a vector of the same form, whatever its state. */
  void copy(int row, Vector from, int fromRow) {
    setState(row, from.states[fromRow]);
    if (states[row] != VALUE) {
      return;
    }
    switch (form) {
      case LONG -> longs[row] = from.longs[fromRow];
      case DOUBLE -> doubles[row] = from.doubles[fromRow];
      case WIDE -> wides[row] = from.wides[fromRow];
      case TEXT -> setText(row, from.bytes, from.starts[fromRow], from.ends[fromRow]);
    }
  }

  /** For each row, the row of {@code from} with that number; texts are views of it. */
  void gather(Vector from, int[] numbers, int rows) {
    restart();
    anyFailed = from.anyFailed;
    for (int row = 0; row < rows; row++) {
      states[row] = from.states[numbers[row]];
    }
    switch (form) {
      case LONG -> {
        for (int row = 0; row < rows; row++) {
          longs[row] = from.longs[numbers[row]];
        }
      }
      case DOUBLE -> {
        for (int row = 0; row < rows; row++) {
          doubles[row] = from.doubles[numbers[row]];
        }
      }
      case WIDE -> {
        for (int row = 0; row < rows; row++) {
          wides[row] = from.wides[numbers[row]];
        }
      }
      case TEXT -> {
        bytes = from.bytes;
        for (int row = 0; row < rows; row++) {
          starts[row] = from.starts[numbers[row]];
          ends[row] = from.ends[numbers[row]];
        }
      }
    }
  }

  /** Takes the states of the arguments of a function that has a value where all have one. */
  void mergeStates(Vector[] arguments, int rows) {
    restart();
    System.arraycopy(arguments[0].states, 0, states, 0, rows);
    anyFailed = arguments[0].anyFailed;
    for (int i = 1; i < arguments.length; i++) {
      byte[] next = arguments[i].states;
      for (int row = 0; row < rows; row++) {
        states[row] = (byte) Math.max(states[row], next[row]);
      }
      anyFailed |= arguments[i].anyFailed;
    }
  }

  /** About how much memory this takes, in bytes. */
  long bytesUsed() {
    long perRow = form == Form.WIDE ? 64 : 8;
    return states.length * (1 + perRow) + (texts == null ? 0 : texts.array().length);
  }
}
