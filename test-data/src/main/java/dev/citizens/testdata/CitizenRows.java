package dev.citizens.testdata;

import static dev.citizens.testdata.CitizenPicks.BIRTH_DATES;
import static dev.citizens.testdata.CitizenPicks.GIVEN_NAMES;
import static dev.citizens.testdata.CitizenPicks.NICKNAMES;
import static dev.citizens.testdata.CitizenPicks.NONE;
import static dev.citizens.testdata.CitizenPicks.SURNAMES;

import java.time.LocalDate;

/**
 * The good rows that a seed gives, by id, as values: what every table and file made of them holds.
 *
 * @param seed any number; the same seed gives the same rows, for ever
 */
public record CitizenRows(long seed) {
  /** The row with this id, from 1; any id exists, in any order. */
  public Citizen row(long id) {
    CitizenPicks picks = CitizenPicks.of(seed, id);
    return new Citizen(
        id,
        name(picks),
        picks.birthDate() == NONE ? null : LocalDate.parse(BIRTH_DATES.word(picks.birthDate())),
        city(picks.city()),
        Countries.NAMES.word(picks.country()));
  }

  private static String name(CitizenPicks picks) {
    String given = words(GIVEN_NAMES, picks.givenName(), picks.middleName());
    String surname = words(SURNAMES, picks.surname(), picks.secondSurname());
    return switch (picks.nameForm()) {
      case PLAIN -> given + " " + surname;
      case JUNIOR -> given + " " + surname + ", Jr.";
      case NICKNAME -> given + " \"" + NICKNAMES.word(picks.nickname()) + "\" " + surname;
      case TWO_LINES -> given + "\n" + surname;
    };
  }

  private static String words(Vocabulary vocabulary, int first, int second) {
    return second == NONE
        ? vocabulary.word(first)
        : vocabulary.word(first) + " " + vocabulary.word(second);
  }

  private static String city(int city) {
    return switch (city) {
      case Cities.UNKNOWN -> null;
      case Cities.EMPTY -> "";
      default -> Cities.NAMES.word(city);
    };
  }
}
