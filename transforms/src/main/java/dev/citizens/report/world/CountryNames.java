package dev.citizens.report.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Countries by what people call them in English: names as Java and the map know them, those of ISO
 * 3166, of the World Bank and others in {@code names.txt}, and codes of two or three letters. Case,
 * accents, marks and "the" don't matter. Nothing is guessed: "Sudan, South" is not the Sudan.
 */
public final class CountryNames {
  private static final Map<String, String> CODES = codes();
  private static final Set<String> KNOWN_CODES = new HashSet<>(CODES.values());

  private CountryNames() {}

  /** The three letters of ISO 3166 of a country; empty if that is the name of none. */
  public static Optional<String> code(String name) {
    if (name.length() <= 3 && name.equals(name.toUpperCase(Locale.ROOT))) {
      return Optional.ofNullable(KNOWN_CODES.contains(name) ? name : CODES.get("code " + name));
    }
    return Optional.ofNullable(CODES.get(plain(name)));
  }

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>();
    Outlines.all().stream()
        .filter(outline -> !outline.code().startsWith("-"))
        .forEach(outline -> codes.put(plain(outline.name()), outline.code()));
    for (String twoLetters : Locale.getISOCountries()) {
      Locale country = new Locale.Builder().setRegion(twoLetters).build();
      codes.put("code " + twoLetters, country.getISO3Country());
      codes.put(plain(country.getDisplayCountry(Locale.ENGLISH)), country.getISO3Country());
    }
    try (BufferedReader names =
        new BufferedReader(
            new InputStreamReader(
                CountryNames.class.getResourceAsStream("/report/world/names.txt"), UTF_8))) {
      names
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(line -> codes.put(plain(line.substring(4)), line.substring(0, 3)));
    } catch (IOException e) {
      throw new UncheckedIOException("names.txt, which the build puts into the jar", e);
    }
    return codes;
  }

  /** Lower case, without accents, marks and articles. */
  private static String plain(String name) {
    return Normalizer.normalize(name, Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT)
        .replace("&", " and ")
        .replaceAll("[^\\p{L}]+", " ")
        .replaceAll("\\bthe\\b", " ")
        .replaceAll("\\bst\\b", "saint")
        .replaceAll(" +", " ")
        .strip();
  }
}
