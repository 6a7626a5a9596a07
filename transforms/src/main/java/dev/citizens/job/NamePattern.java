package dev.citizens.job;

import java.util.regex.Pattern;

/**
 * The name of several files: {@code *} stands for any characters, {@code ?} for one. As in a shell
 * they do not stand for a dot that a name begins with, as such files are hidden.
 */
public final class NamePattern {
  private static final Pattern WILD = Pattern.compile("[*?]");

  private final Pattern names;

  /** That of a name, without folders. */
  public NamePattern(String name) {
    StringBuilder pattern = new StringBuilder(name.matches("(?s)[*?].*") ? "(?!\\.)" : "");
    for (String character : name.split("", -1)) {
      switch (character) {
        case "*" -> pattern.append(".*");
        case "?" -> pattern.append('.');
        default -> pattern.append(Pattern.quote(character));
      }
    }
    this.names = Pattern.compile(pattern.toString(), Pattern.DOTALL);
  }

  /** Whether a text has a character that stands for others. */
  public static boolean isWild(String text) {
    return WILD.matcher(text).find();
  }

  /** Whether the file with that name is one of them. */
  public boolean matches(String name) {
    return names.matcher(name).matches();
  }
}
