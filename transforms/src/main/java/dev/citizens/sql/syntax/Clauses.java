package dev.citizens.sql.syntax;

import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import java.util.Set;
import net.sf.jsqlparser.parser.Token;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.Distinct;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;

/** Refuses each clause that is not of the language. */
final class Clauses {
  private static final String ALLOWED =
      "a statement is SELECT [DISTINCT] … FROM … [WHERE …] [GROUP BY …] [HAVING …] [ORDER BY …]"
          + " [LIMIT …]";

  /** Words that begin other clauses. */
  private static final Set<String> OTHER_CLAUSES =
      Set.of(
          "OFFSET",
          "FETCH",
          "QUALIFY",
          "WINDOW",
          "TOP",
          "INTO",
          "LATERAL",
          "FOR",
          "WITH",
          "UNIQUE",
          "ONLY",
          "FINAL",
          "CONNECT",
          "START",
          "PREFERRING",
          "EMIT",
          "SKIP",
          "OPTIMIZE",
          "ROLLUP",
          "GROUPING",
          "ON",
          "SAMPLE",
          "TABLESAMPLE",
          "PIVOT",
          "UNPIVOT");

  private final String text;
  private final Tokens tokens;
  private final TermReader terms;

  Clauses(String text, Tokens tokens, TermReader terms) {
    this.text = text;
    this.tokens = tokens;
    this.terms = terms;
  }

  /** Returns the one table of a SELECT that has no other clauses than those of the language. */
  Table requireKnown(PlainSelect select) {
    if (select.getFromItem() == null) {
      throw new SqlMistake(Place.of(text, text.length()), "FROM is missing; " + ALLOWED);
    }
    Table table = requireOneTable(select);
    requireKnownClauses(select);
    return table;
  }

  private Table requireOneTable(PlainSelect select) {
    if (select.getJoins() != null) {
      throw tokens.mistake(
          tokens.find(Set.of("JOIN", "CROSS", "INNER", "LEFT", "RIGHT", "FULL", "NATURAL", ",")),
          "a question reads one data set: joins are not supported");
    }
    if (!(select.getFromItem() instanceof Table table)) {
      throw new SqlMistake(
          terms.place(select.getFromItem(), tokens.place(tokens.find(Set.of("FROM")))),
          "a question reads one data set: FROM takes its name, and no subquery or function");
    }
    Table plain = new Table(table.getName());
    plain.setAlias(table.getAlias());
    if (!plain.toString().equals(table.toString())) {
      throw new SqlMistake(
          terms.place(table, tokens.place(tokens.first())),
          "FROM takes the name of the data set and perhaps another name for it, and nothing else");
    }
    return table;
  }

  /** JSqlParser knows clauses of many databases: what is not read here must not be there. */
  private void requireKnownClauses(PlainSelect select) {
    PlainSelect known = new PlainSelect();
    if (select.getDistinct() != null) {
      known.setDistinct(new Distinct());
    }
    known.setSelectItems(select.getSelectItems());
    known.setFromItem(select.getFromItem());
    known.setWhere(select.getWhere());
    if (select.getGroupBy() != null) {
      GroupByElement groupBy = new GroupByElement();
      groupBy.setGroupByExpressions(select.getGroupBy().getGroupByExpressionList());
      known.setGroupByElement(groupBy);
    }
    known.setHaving(select.getHaving());
    known.setOrderByElements(select.getOrderByElements());
    known.setLimit(select.getLimit());
    if (!known.toString().equals(select.toString())) {
      Token token = tokens.find(OTHER_CLAUSES);
      throw tokens.mistake(token, Tokens.shown(token) + " is not supported; " + ALLOWED);
    }
  }
}
