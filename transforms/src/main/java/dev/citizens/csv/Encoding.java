package dev.citizens.csv;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;

/** How the characters of a file are written as bytes. */
public enum Encoding {
  UTF_8("UTF-8", "UTF-8"),
  UTF_16LE("UTF-16LE", "UTF-16LE"),
  UTF_16BE("UTF-16BE", "UTF-16BE"),
  LATIN1("latin1", "ISO-8859-1"),
  WINDOWS_1252("windows-1252", "windows-1252"),
  GBK("GBK", "GBK"),

  /** All of Unicode; what GBK has is written in the same way. */
  GB18030("GB18030", "GB18030");

  private final String text;
  private final String charset;

  Encoding(String text, String charset) {
    this.text = text;
    this.charset = charset;
  }

  /** The one of that name, as a job file has it. */
  public static Optional<Encoding> of(String text) {
    return Arrays.stream(values()).filter(each -> each.text.equalsIgnoreCase(text)).findFirst();
  }

  /** Java's own. */
  public Charset charset() {
    return Charset.forName(charset);
  }

  /** As a job file has it. */
  @Override
  public String toString() {
    return text;
  }
}
