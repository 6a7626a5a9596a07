package dev.citizens.sql.syntax;

import dev.citizens.failures.Printable;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.CCJSqlParserTokenManager;
import net.sf.jsqlparser.parser.SimpleCharStream;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;

/**
 * The words, numbers, literals and signs of a statement. What JSqlParser reads otherwise than
 * PostgreSQL and DuckDB is refused here, before it is parsed, so that no piece of a statement is
 * left out in silence.
 */
final class Tokens {
  /** The parser looks ahead anew behind each parenthesis: time doubles with each that is open. */
  private static final int MOST_OPEN = 12;

  private static final int MOST_SHOWN = 30;

  private static final Set<String> FOREIGN_STARTS = Set.of("`", "$", "[", "{", "?", ":", "@", "#");

  private final String text;
  private final List<Token> tokens;

  private Tokens(String text, List<Token> tokens) {
    this.text = text;
    this.tokens = tokens;
  }

  /**
   * Takes a statement apart.
   *
   * @throws SqlMistake if something is no token of the language, or if there are two statements
   */
  static Tokens of(String text) {
    Tokens tokens = new Tokens(text, new ArrayList<>());
    if (text.isBlank()) {
      return tokens;
    }
    CCJSqlParserTokenManager lexer =
        new CCJSqlParserTokenManager(new SimpleCharStream(new StringProvider(text)));
    int open = 0;
    try {
      Token token = lexer.getNextToken();
      for (; token.kind != CCJSqlParserConstants.EOF; token = lexer.getNextToken()) {
        tokens.checkComments(token);
        tokens.check(token);
        open += token.image.equals("(") ? 1 : token.image.equals(")") ? -1 : 0;
        if (open > MOST_OPEN) {
          throw tokens.mistake(token, "more than " + MOST_OPEN + " open parentheses are too many");
        }
        tokens.tokens.add(token);
      }
      tokens.checkComments(token);
    } catch (TokenMgrException e) {
      throw tokens.unreadable();
    }
    return tokens;
  }

  /** To JSqlParser, // begins a comment; in DuckDB it divides. */
  private void checkComments(Token token) {
    for (Token comment = token.specialToken; comment != null; comment = comment.specialToken) {
      if (comment.image.startsWith("//")) {
        throw new SqlMistake(
            Place.of(text, text.indexOf(comment.image, end())),
            "// is not supported: whole numbers are divided by /, towards zero");
      }
    }
  }

  private void check(Token token) {
    if (!tokens.isEmpty() && last().image.equals(";")) {
      throw mistake(token, "a question is one statement; nothing may stand behind the ;");
    }
    String image = token.image;
    if (FOREIGN_STARTS.contains(image.substring(0, 1)) && !image.equals("::")) {
      throw mistake(
          token, shown(token) + " is not SQL; names stand in \"double\", texts in 'single' quotes");
    }
    if (token.kind == CCJSqlParserConstants.S_CHAR_LITERAL && !image.startsWith("'")) {
      throw mistake(token, "a text is written 'so', without letters before the quote");
    }
    if (!text.startsWith(image, index(token))) {
      throw mistake(token, shown(token) + " cannot be read");
    }
  }

  /** Behind the last token is what none begins with, such as a quote that nobody closes. */
  private SqlMistake unreadable() {
    int index = end();
    while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
      index++;
    }
    Place place = Place.of(text, index);
    String rest = text.substring(Math.min(index, text.length()));
    return rest.startsWith("'") || rest.startsWith("\"")
        ? new SqlMistake(place, "the quote is never closed")
        : new SqlMistake(place, Printable.of(rest, 1) + " is not SQL");
  }

  /** Whether there are none. */
  boolean isEmpty() {
    return tokens.isEmpty();
  }

  Token first() {
    return tokens.get(0);
  }

  private Token last() {
    return tokens.get(tokens.size() - 1);
  }

  /** Where the last token ends. */
  private int end() {
    return tokens.isEmpty() ? 0 : index(last()) + last().image.length();
  }

  /** The first token that is one of these words, or else the first of all. */
  Token find(Set<String> words) {
    return tokens.stream()
        .filter(token -> words.contains(token.image.toUpperCase(Locale.ROOT)))
        .findFirst()
        .orElse(first());
  }

  /** Where a token stands. */
  Place place(Token token) {
    return Place.of(text, index(token));
  }

  /** Where a token begins; JSqlParser counts from 1. */
  static int index(Token token) {
    return token.absoluteBegin - 1;
  }

  /** A mistake at a token. */
  SqlMistake mistake(Token token, String problem) {
    return new SqlMistake(place(token), problem);
  }

  /** A token for messages. */
  static String shown(Token token) {
    return Printable.of(token.image, MOST_SHOWN);
  }
}
