package dev.citizens.sql.syntax;

import dev.citizens.failures.Printable;
import dev.citizens.sql.Place;
import dev.citizens.sql.SqlMistake;
import dev.citizens.sql.syntax.Statement.Item;
import dev.citizens.sql.syntax.Statement.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import net.sf.jsqlparser.expression.Alias;
import net.sf.jsqlparser.expression.AllValue;
import net.sf.jsqlparser.expression.Expression;
import net.sf.jsqlparser.expression.LongValue;
import net.sf.jsqlparser.schema.Table;
import net.sf.jsqlparser.statement.select.GroupByElement;
import net.sf.jsqlparser.statement.select.Limit;
import net.sf.jsqlparser.statement.select.OrderByElement;
import net.sf.jsqlparser.statement.select.PlainSelect;
import net.sf.jsqlparser.statement.select.SelectItem;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Reads a SELECT. */
public final class StatementReader {
  private static final int MOST_SHOWN = 40;

  private static final String ROWS_ALLOWED = "by SELECT … FROM … [WHERE …]";

  private final String text;
  private final Tokens tokens;
  private final TermReader terms;

  private StatementReader(String text) {
    this.text = text;
    this.tokens = Tokens.of(text);
    this.terms = new TermReader(text);
  }

  /**
   * Reads a statement.
   *
   * @throws SqlMistake if it is not one of the language
   */
  public static Statement read(String text) {
    StatementReader reader = new StatementReader(text);
    return reader.statement(SelectParser.parse(text, reader.tokens));
  }

  /**
   * Reads a statement that makes a row of each row: without DISTINCT, groups, order and limit.
   *
   * @throws SqlMistake if it is not one
   */
  public static Statement readRows(String text) {
    StatementReader reader = new StatementReader(text);
    Statement statement = reader.statement(SelectParser.parse(text, reader.tokens));
    reader.refuse("DISTINCT", statement.distinct());
    reader.refuse("GROUP", !statement.groupBy().isEmpty());
    reader.refuse("HAVING", statement.having() != null);
    reader.refuse("ORDER", !statement.orderBy().isEmpty());
    reader.refuse("LIMIT", statement.limit() != 0);
    return statement;
  }

  private void refuse(String clause, boolean isThere) {
    if (isThere) {
      throw tokens.mistake(
          tokens.find(Set.of(clause)),
          clause + " is of questions: a transform makes one row of each, " + ROWS_ALLOWED);
    }
  }

  private Statement statement(PlainSelect select) {
    Table table = new Clauses(text, tokens, terms).requireKnown(select);
    Place from = terms.place(table, tokens.place(tokens.first()));
    return new Statement(
        text,
        select.getDistinct() != null,
        select.getSelectItems().stream().map(this::item).toList(),
        new Term.Name(from, null, Names.unquoted(table.getName()), false),
        table.getAlias() == null ? null : alias(table.getAlias(), from),
        termOrNull(select.getWhere()),
        groupBy(select.getGroupBy()),
        termOrNull(select.getHaving()),
        orderBy(select.getOrderByElements()),
        limit(select.getLimit()));
  }

  private Item item(SelectItem<?> item) {
    Term term = terms.read(item.getExpression());
    return new Item(term, item.getAlias() == null ? null : alias(item.getAlias(), term.place()));
  }

  private static String alias(Alias alias, Place place) {
    String name = Names.unquoted(alias.getName());
    if (alias.getAliasColumns() != null || !Names.isName(alias.getName())) {
      throw new SqlMistake(
          place,
          Printable.of(alias.getName(), MOST_SHOWN)
              + " is not a name; write AS name, or AS \"name\"");
    }
    return name;
  }

  private @Nullable Term termOrNull(@Nullable Expression expression) {
    return expression == null ? null : terms.read(expression);
  }

  private List<Term> groupBy(@Nullable GroupByElement groupBy) {
    List<Term> keys = new ArrayList<>();
    if (groupBy != null) {
      List<?> written = groupBy.getGroupByExpressionList();
      if (written.size() == 1 && written.get(0) instanceof AllValue all) {
        return List.of(new Term.All(terms.place(all, tokens.place(tokens.find(Set.of("ALL"))))));
      }
      written.forEach(each -> keys.add(terms.read((Expression) each)));
    }
    return keys;
  }

  private List<Order> orderBy(@Nullable List<OrderByElement> elements) {
    List<Order> orders = new ArrayList<>();
    if (elements != null) {
      elements.forEach(element -> orders.add(order(element)));
    }
    return orders;
  }

  private Order order(OrderByElement element) {
    Term term = terms.read(element.getExpression());
    if (element.isMysqlWithRollup()) {
      throw new SqlMistake(term.place(), "WITH ROLLUP is not supported");
    }
    Boolean nullsFirst =
        element.getNullOrdering() == null
            ? null
            : element.getNullOrdering() == OrderByElement.NullOrdering.NULLS_FIRST;
    return new Order(term, !element.isAsc(), nullsFirst);
  }

  private int limit(@Nullable Limit limit) {
    if (limit == null) {
      return 0;
    }
    boolean isPlain = limit.getOffset() == null && limit.getByExpressions() == null;
    if (isPlain && limit.getRowCount() instanceof LongValue rows) {
      String digits = rows.getStringValue();
      if (digits.length() < 10 && Integer.parseInt(digits) > 0) {
        return Integer.parseInt(digits);
      }
    }
    throw new SqlMistake(
        terms.place(limit, tokens.place(tokens.first())),
        "LIMIT takes one whole number, from 1 to 999999999");
  }
}
