package dev.citizens.sniff;

import dev.citizens.csv.ColumnType;
import java.util.List;

/**
 * A column as its file has it.
 *
 * @param type the narrowest that all values have
 * @param nulls texts that stand for NULL, as otherwise it would have no such type
 * @param required whether no value is NULL
 * @param unique whether each value stands in one row only, and is one that people tell rows by
 * @param distinct how many different values there are, or -1 if they are more than a thousand
 * @param remarks what a person should know who decides otherwise
 */
public record SniffedColumn(
    ColumnType type,
    List<String> nulls,
    boolean required,
    boolean unique,
    int distinct,
    List<String> remarks) {
  /** A column. */
  public SniffedColumn {
    nulls = List.copyOf(nulls);
    remarks = List.copyOf(remarks);
  }
}
