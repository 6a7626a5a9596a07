package dev.citizens.testdata;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the dice chose for one row, as numbers into the word lists; text is made of it later.
 *
 * @param middleName a number in {@link #GIVEN_NAMES}, or {@link #NONE}
 * @param secondSurname a number in {@link #SURNAMES}, or {@link #NONE}
 * @param birthDate a number in {@link #BIRTH_DATES}, or {@link #NONE}
 * @param city a number in {@link Cities#NAMES}, {@link Cities#UNKNOWN} or {@link Cities#EMPTY}
 */
record CitizenPicks(
    NameForm nameForm,
    int givenName,
    int middleName,
    int nickname,
    int surname,
    int secondSurname,
    int birthDate,
    int city,
    int country) {
  static final Vocabulary GIVEN_NAMES = Vocabulary.ofResource("given-names.txt");
  static final Vocabulary SURNAMES = Vocabulary.ofResource("surnames.txt");
  static final Vocabulary NICKNAMES =
      new Vocabulary(List.of("Nan", "Buddy", "Frenchie", "Red", "Ziggy", "Müsli", "🙂"));
  static final Vocabulary BIRTH_DATES = new Vocabulary(datesFrom1930To2015());

  /** Not a number of a word: this part of the row is absent. */
  static final int NONE = -1;

  static CitizenPicks of(long seed, long id) {
    RowDice dice = new RowDice(seed, id);
    return new CitizenPicks(
        NameForm.pick(dice),
        dice.below(GIVEN_NAMES.size()),
        dice.below(4) == 0 ? NONE : dice.below(GIVEN_NAMES.size()),
        dice.below(NICKNAMES.size()),
        dice.below(SURNAMES.size()),
        dice.below(2) == 0 ? NONE : dice.below(SURNAMES.size()),
        dice.below(2_000) == 0 ? NONE : dice.below(BIRTH_DATES.size()),
        Cities.pick(dice),
        Countries.pick(dice));
  }

  private static List<String> datesFrom1930To2015() {
    Stream<LocalDate> dates = LocalDate.of(1930, 1, 1).datesUntil(LocalDate.of(2016, 1, 1));
    return dates.map(LocalDate::toString).toList();
  }
}
