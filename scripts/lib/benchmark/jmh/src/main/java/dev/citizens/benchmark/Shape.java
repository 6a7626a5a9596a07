package dev.citizens.benchmark;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.testdata.Citizen;
import dev.citizens.testdata.CitizenRows;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** How the citizens are written as CSV: what makes a file easy or hard to scan. */
public enum Shape {
  /** No quotes at all: five columns, about 60 bytes a row. */
  UNQUOTED,
  EVERY_FIELD_QUOTED,
  /** Every name in quotes, with a line feed and doubled quotes in it. */
  QUOTED_NEWLINES,
  /** As UNQUOTED, with CRLF. */
  CRLF,
  /** As UNQUOTED, with names and cities of Vietnamese letters and longer ones. */
  NON_ASCII,
  /** Two short columns, about 20 bytes a row. */
  NARROW,
  /** 40 columns, about 500 bytes a row. */
  WIDE;

  private static final int MORE_COLUMNS = 35;

  /** How many columns the file has; the last one is the country. */
  public int columns() {
    return switch (this) {
      case NARROW -> 2;
      case WIDE -> 5 + MORE_COLUMNS;
      default -> 5;
    };
  }

  /** A file of that shape without a header, of whole rows, at least so many bytes. */
  public byte[] file(int bytes) {
    ByteArrayOutputStream file = new ByteArrayOutputStream(bytes + 4_096);
    CitizenRows rows = new CitizenRows(1);
    String end = this == CRLF ? "\r\n" : "\n";
    for (long id = 1; file.size() < bytes; id++) {
      file.writeBytes((String.join(",", fields(rows.row(id))) + end).getBytes(UTF_8));
    }
    return file.toByteArray();
  }

  private List<String> fields(Citizen citizen) {
    String id = Long.toString(citizen.id());
    String name = withoutQuotes(citizen.name());
    String date = citizen.birthDate() == null ? "" : citizen.birthDate().toString();
    String city = citizen.city() == null ? "" : withoutQuotes(citizen.city());
    String country = withoutQuotes(citizen.country());
    return switch (this) {
      case UNQUOTED, CRLF -> List.of(id, name, date, city, country);
      case EVERY_FIELD_QUOTED ->
          List.of(quoted(id), quoted(name), quoted(date), quoted(city), quoted(country));
      case QUOTED_NEWLINES ->
          List.of(id, quoted(name.replace(" ", "\n") + " \"\"Nan\"\""), date, city, country);
      case NON_ASCII ->
          List.of(id, "Nguyễn Thị Ngọc Ánh " + name, date, "Thành phố Hồ Chí Minh 市", country);
      case NARROW -> List.of(id, country);
      case WIDE -> wide(List.of(id, name, date, city), country);
    };
  }

  private static List<String> wide(List<String> first, String country) {
    List<String> fields = new ArrayList<>(first);
    for (int i = 0; i < MORE_COLUMNS; i++) {
      fields.add(i % 5 == 0 ? "" : "value " + first.get(0) + i);
    }
    fields.add(country);
    return fields;
  }

  private static String withoutQuotes(String value) {
    return value.replaceAll("[,\"\n]", "");
  }

  private static String quoted(String value) {
    return '"' + value + '"';
  }
}
