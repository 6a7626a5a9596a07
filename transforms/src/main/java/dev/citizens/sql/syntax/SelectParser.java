package dev.citizens.sql.syntax;

import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import net.sf.jsqlparser.parser.CCJSqlParser;
import net.sf.jsqlparser.parser.CCJSqlParserConstants;
import net.sf.jsqlparser.parser.ParseException;
import net.sf.jsqlparser.parser.StringProvider;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.parser.TokenMgrException;
import net.sf.jsqlparser.parser.feature.Feature;
import net.sf.jsqlparser.statement.Statement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.Select;

/** Has JSqlParser parse a statement, and says in one line where it is wrong. */
final class SelectParser {
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]+");

  /** Words that are hardly meant as names. */
  private static final Set<String> OF_CLAUSES =
      Set.of("SELECT", "FROM", "WHERE", "GROUP", "BY", "HAVING", "ORDER", "LIMIT", "AND", "OR");

  private SelectParser() {}

  /**
   * Parses a SELECT.
   *
   * @throws SqlMistake if it is none, or more than one
   */
  static PlainSelect parse(String text, Tokens tokens) {
    if (tokens.isEmpty()) {
      throw new SqlMistake(new Place(1, 1), "the statement is empty");
    }
    Token first = tokens.first();
    if (first.image.equalsIgnoreCase("WITH")) {
      throw tokens.mistake(first, "WITH is not supported: a question is one SELECT");
    }
    if (!first.image.equalsIgnoreCase("SELECT")) {
      throw tokens.mistake(
          first, "a question begins with SELECT, and this with " + Tokens.shown(first));
    }
    Statement statement;
    try {
      statement = new Attempt(text, tokens, false).run();
    } catch (SqlMistake simple) {
      // A condition as an argument, or behind THEN, needs the other kind of parsing.
      statement = new Attempt(text, tokens, true).run();
    }
    if (statement instanceof PlainSelect select && select.getWithItemsList() == null) {
      return select;
    }
    throw other(statement, tokens);
  }

  private static SqlMistake other(Statement statement, Tokens tokens) {
    return tokens.mistake(
        tokens.find(Set.of("UNION", "INTERSECT", "EXCEPT", "MINUS")),
        statement instanceof Select
            ? "a question is one SELECT: UNION, INTERSECT and EXCEPT are not supported"
            : "a question is one SELECT");
  }

  /** One try of the parser; it looks ahead as far as it must to know that nothing fits. */
  private record Attempt(String text, Tokens tokens, boolean complex) {
    Statement run() {
      CCJSqlParser parser = new BriefParser(text);
      parser.withAllowComplexParsing(complex);
      try {
        return parser.Statement();
      } catch (ParseException | TokenMgrException | IllegalArgumentException e) {
        throw unexpected(parser.token);
      }
    }

    /** The last token that was looked at is the one that fits nowhere. */
    private SqlMistake unexpected(Token known) {
      Token last = known;
      while (last.next != null) {
        last = last.next;
      }
      if (last.image.isEmpty() || last.image.equals(";")) {
        return new SqlMistake(
            Place.of(text, text.stripTrailing().length()), "the statement ends too early");
      }
      boolean isWord =
          last.kind != CCJSqlParserConstants.S_IDENTIFIER
              && WORD.matcher(last.image).matches()
              && !OF_CLAUSES.contains(last.image.toUpperCase(Locale.ROOT));
      String advice =
          isWord ? "; a name that is a word of SQL stands in quotes: \"" + last.image + "\"" : "";
      return tokens.mistake(last, Tokens.shown(last) + " is not expected here" + advice);
    }
  }

  /**
   * JSqlParser with an end. Where nothing fits, it would look ahead again at each parenthesis, for
   * hours at ten in each other, and then read all of that once more to say what it expected.
   */
  private static final class BriefParser extends CCJSqlParser {
    /** Four times as many as the most nested statements of the tests, and less than a second. */
    private static final int MOST_LOOKS = 100_000;

    private int looks;

    BriefParser(String text) {
      super(new StringProvider(text));
    }

    /** It asks for a feature whenever it looks ahead. */
    @Override
    public boolean getAsBoolean(Feature feature) {
      if (++looks > MOST_LOOKS) {
        throw new IllegalArgumentException("nothing fits");
      }
      return super.getAsBoolean(feature);
    }

    @Override
    public ParseException generateParseException() {
      return new ParseException();
    }
  }
}
