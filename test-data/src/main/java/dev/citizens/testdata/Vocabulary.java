package dev.citizens.testdata;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.List;

/** A numbered list of words, each also as the bytes of a CSV field, encoded once. */
final class Vocabulary {
  private final String[] words;
  private final byte[][] fields;
  private final byte[][] plainFields;

  Vocabulary(List<String> words) {
    this.words = words.toArray(String[]::new);
    this.fields = words.stream().map(Vocabulary::field).toArray(byte[][]::new);
    this.plainFields = words.stream().map(Vocabulary::plainField).toArray(byte[][]::new);
  }

  /** The words of a text file beside this class, one a line. */
  static Vocabulary ofResource(String file) {
    return new Vocabulary(lines(file));
  }

  static List<String> lines(String file) {
    try (InputStream resource = Vocabulary.class.getResourceAsStream(file);
        BufferedReader reader = new BufferedReader(new InputStreamReader(resource, UTF_8))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int size() {
    return words.length;
  }

  String word(int number) {
    return words[number];
  }

  /** The word in UTF-8, in quotes if CSV asks for them. */
  byte[] field(int number) {
    return fields[number];
  }

  /** The word in UTF-8 without what CSV asks quotes for. */
  byte[] plainField(int number) {
    return plainFields[number];
  }

  private static byte[] plainField(String word) {
    return word.replaceAll("[,\"\n\r]", "").getBytes(UTF_8);
  }

  /** {@code word} as a CSV field: in quotes if it is empty or holds a comma, quote or line end. */
  static byte[] field(String word) {
    boolean quoted = word.isEmpty() || word.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
    return (quoted ? '"' + word.replace("\"", "\"\"") + '"' : word).getBytes(UTF_8);
  }
}
