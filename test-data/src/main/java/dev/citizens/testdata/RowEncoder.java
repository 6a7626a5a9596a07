package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * Writes the rows of {@link CitizenRows} as CSV, without making a {@code String} for any of them.
 */
final class RowEncoder {
  private static final byte[] EMPTY_STRING = {'"', '"'};
  private static final byte[] JUNIOR = ", Jr.".getBytes(US_ASCII);
  private static final byte[] DOUBLED_QUOTE = {'"', '"'};

  private final long seed;
  private final byte[] nullField;
  private final boolean plain;

  /** What stands for NULL, without quotes, is {@code nullField}: formats differ in it. */
  RowEncoder(long seed, String nullField) {
    this(seed, nullField, false);
  }

  /** If {@code plain}, no field is in quotes: see {@link CitizensCsv}. */
  RowEncoder(long seed, String nullField, boolean plain) {
    this.seed = seed;
    this.nullField = nullField.getBytes(US_ASCII);
    this.plain = plain;
  }

  void append(long id, RowBuffer out) {
    CitizenPicks picks = CitizenPicks.of(seed, id);
    out.append(id).append(',');
    appendName(picks, out);
    out.append(',').append(birthDate(picks.birthDate()));
    out.append(',').append(city(picks.city()));
    out.append(',').append(field(Countries.NAMES, picks.country())).append('\n');
  }

  private void appendName(CitizenPicks picks, RowBuffer out) {
    switch (plain ? NameForm.PLAIN : picks.nameForm()) {
      case PLAIN -> {
        appendGivenNames(picks, out);
        appendSurnames(picks, out.append(' '));
      }
      case JUNIOR -> {
        appendGivenNames(picks, out.append('"'));
        appendSurnames(picks, out.append(' '));
        out.append(JUNIOR).append('"');
      }
      case NICKNAME -> {
        appendGivenNames(picks, out.append('"'));
        byte[] nickname = CitizenPicks.NICKNAMES.field(picks.nickname());
        out.append(' ').append(DOUBLED_QUOTE).append(nickname).append(DOUBLED_QUOTE);
        appendSurnames(picks, out.append(' '));
        out.append('"');
      }
      case TWO_LINES -> {
        appendGivenNames(picks, out.append('"'));
        appendSurnames(picks, out.append('\n'));
        out.append('"');
      }
    }
  }

  private static void appendGivenNames(CitizenPicks picks, RowBuffer out) {
    append(CitizenPicks.GIVEN_NAMES, picks.givenName(), picks.middleName(), out);
  }

  private static void appendSurnames(CitizenPicks picks, RowBuffer out) {
    append(CitizenPicks.SURNAMES, picks.surname(), picks.secondSurname(), out);
  }

  private static void append(Vocabulary vocabulary, int first, int second, RowBuffer out) {
    out.append(vocabulary.field(first));
    if (second != CitizenPicks.NONE) {
      out.append(' ').append(vocabulary.field(second));
    }
  }

  private byte[] birthDate(int birthDate) {
    return birthDate == CitizenPicks.NONE ? nullField : CitizenPicks.BIRTH_DATES.field(birthDate);
  }

  private byte[] city(int city) {
    return switch (city) {
      case Cities.UNKNOWN -> nullField;
      case Cities.EMPTY -> plain ? nullField : EMPTY_STRING;
      default -> field(Cities.NAMES, city);
    };
  }

  private byte[] field(Vocabulary vocabulary, int number) {
    return plain ? vocabulary.plainField(number) : vocabulary.field(number);
  }
}
