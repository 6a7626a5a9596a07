package dev.citizens.extract.transform;

import dev.citizens.csv.BadRowReason;
import dev.citizens.files.WrittenPart;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the rows that were read and not written.
 *
 * @param read how many rows the server sent
 * @param filtered how many of them did not meet WHERE
 * @param bad how many could not be written, by what is wrong with them
 * @param badBytes of these, as CSV
 * @param quarantine the parts that hold them
 */
public record SiftedRows(
    long read, long filtered, Map<Mistake, Long> bad, long badBytes, List<WrittenPart> quarantine) {
  /** Of no rows. */
  public static final SiftedRows NONE = new SiftedRows(0, 0, Map.of(), 0, List.of());

  /** Copies. */
  public SiftedRows {
    bad = Map.copyOf(bad);
    quarantine = List.copyOf(quarantine);
  }

  /**
   * Why a row is in quarantine.
   *
   * @param column whose value it is: of the rows that are read, of those that are made, or {@code
   *     WHERE}; empty if it is all of the row
   */
  public record Mistake(String column, BadRowReason reason) implements Comparable<Mistake> {
    @Override
    public int compareTo(Mistake other) {
      int order = column.compareTo(other.column);
      return order == 0 ? reason.compareTo(other.reason) : order;
    }
  }

  /** How many rows lie in quarantine, as whoever wrote the parts has counted them. */
  public long quarantined() {
    return quarantine.stream().mapToLong(WrittenPart::rows).sum();
  }

  /** Those of both. */
  public SiftedRows plus(SiftedRows other) {
    Map<Mistake, Long> both = new TreeMap<>(bad);
    other.bad.forEach((mistake, rows) -> both.merge(mistake, rows, Long::sum));
    List<WrittenPart> parts = new ArrayList<>(quarantine);
    parts.addAll(other.quarantine);
    return new SiftedRows(
        read + other.read, filtered + other.filtered, both, badBytes + other.badBytes, parts);
  }

  /** Writes it; {@link #readFrom} reads it again. */
  public void writeTo(DataOutputStream out) throws IOException {
    out.writeLong(read);
    out.writeLong(filtered);
    out.writeInt(bad.size());
    for (Map.Entry<Mistake, Long> each : new TreeMap<>(bad).entrySet()) {
      out.writeUTF(each.getKey().column());
      out.writeUTF(each.getKey().reason().name());
      out.writeLong(each.getValue());
    }
    out.writeLong(badBytes);
    out.writeInt(quarantine.size());
    for (WrittenPart part : quarantine) {
      part.writeTo(out);
    }
  }

  /** Reads what {@link #writeTo} wrote. */
  public static SiftedRows readFrom(DataInputStream in) throws IOException {
    long read = in.readLong();
    long filtered = in.readLong();
    Map<Mistake, Long> bad = new TreeMap<>();
    int mistakes = in.readInt();
    for (int i = 0; i < mistakes; i++) {
      bad.put(new Mistake(in.readUTF(), BadRowReason.valueOf(in.readUTF())), in.readLong());
    }
    long badBytes = in.readLong();
    List<WrittenPart> quarantine = new ArrayList<>();
    int parts = in.readInt();
    for (int i = 0; i < parts; i++) {
      quarantine.add(WrittenPart.readFrom(in));
    }
    return new SiftedRows(read, filtered, bad, badBytes, quarantine);
  }
}
