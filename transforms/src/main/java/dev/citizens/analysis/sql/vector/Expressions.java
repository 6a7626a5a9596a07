package dev.citizens.analysis.sql.vector;

import dev.citizens.analysis.SharedCodes;
import dev.citizens.csv.ColumnType;
import dev.citizens.sql.tree.AggregateRef;
import dev.citizens.sql.tree.Call;
import dev.citizens.sql.tree.Case;
import dev.citizens.sql.tree.ColumnRef;
import dev.citizens.sql.tree.Expression;
import dev.citizens.sql.tree.Function;
import dev.citizens.sql.tree.KeyRef;
import dev.citizens.sql.tree.Literal;
import dev.citizens.sql.tree.TotalRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Evaluates expressions, many rows at a time. Equal ones, and equal parts of different ones, are
 * evaluated once for the same rows. Not thread-safe.
 */
public final class Expressions implements SharedCodes.Shared {
  private final LocalDate runDate;
  private final @Nullable HashKey key; // null if nothing is hashed
  private final SharedCodes codes; // null if nothing is evaluated by codes
  private final Expressions withoutCodes; // for rows of columns whose values are many
  private final Map<Expression, Node> nodes = new HashMap<>();

  /** As the same objects are asked for batch after batch, whose hashes are those of whole trees. */
  private final IdentityHashMap<Expression, Node> nodesOfSame = new IdentityHashMap<>();

  private Expressions(LocalDate runDate, @Nullable HashKey key, SharedCodes codes) {
    this.runDate = runDate;
    this.key = key;
    this.codes = codes;
    this.withoutCodes = codes == null ? this : new Expressions(runDate, key, null);
  }

  /** Those over rows of batches, which all questions of a scan with these codes share. */
  public static Expressions ofRows(LocalDate runDate, SharedCodes codes) {
    return codes.of(new Rows(runDate), () -> new Expressions(runDate, null, codes));
  }

  /** Those over keys and aggregates. */
  public static Expressions ofGroups(LocalDate runDate) {
    return new Expressions(runDate, null, null);
  }

  /**
   * Those of a transform, over rows of batches.
   *
   * @param key by which it hashes; null if it does not
   * @param codes that nobody else has; null: each row is evaluated by itself
   */
  public static Expressions ofTransform(
      LocalDate runDate, @Nullable HashKey key, @Nullable SharedCodes codes) {
    return new Expressions(runDate, key, codes);
  }

  private record Rows(LocalDate runDate) implements SharedCodes.Key<Expressions> {}

  /** The expression's values for all rows of a source, valid until the next source. */
  public Vector of(Expression expression, Source source) {
    return node(expression).of(source);
  }

  /**
   * For each row of the source that the expression was evaluated for, a number such that rows with
   * the same one have the same value; null if there are none. Small: below {@link
   * ByCode#MOST_VALUES} and the size of a batch.
   */
  public int[] codes(Expression expression) {
    return node(expression) instanceof ByCode byCode ? byCode.codes() : null;
  }

  /**
   * The smallest part of an expression that has failed for a row.
   *
   * @param source for which the expression has been evaluated
   */
  public Expression failed(Expression expression, Source source, int row) {
    List<Expression> parts =
        expression instanceof Case choice ? taken(choice, source, row) : parts(expression);
    for (Expression part : parts) {
      if (of(part, source).states()[row] > Vector.NULL) {
        return failed(part, source, row);
      }
    }
    return expression;
  }

  /** What decides: conditions up to the first that is true or has failed, and its result. */
  private List<Expression> taken(Case choice, Source source, int row) {
    List<Expression> taken = new ArrayList<>();
    for (Case.When when : choice.whens()) {
      taken.add(when.condition());
      Vector condition = of(when.condition(), source);
      if (condition.states()[row] > Vector.NULL) {
        return taken;
      }
      if (condition.isTrue(row)) {
        taken.add(when.result());
        return taken;
      }
    }
    taken.add(choice.otherwise());
    return taken;
  }

  @Override
  public long bytesUsed() {
    long bytesUsed = 0;
    for (Node node : nodes.values()) {
      bytesUsed += node.bytesUsed();
    }
    return bytesUsed;
  }

  private Node node(Expression expression) {
    Node node = nodesOfSame.get(expression);
    if (node == null) {
      node = nodeOfEqual(expression);
      nodesOfSame.put(expression, node);
    }
    return node;
  }

  private Node nodeOfEqual(Expression expression) {
    Node node = nodes.get(expression);
    if (node == null) {
      ColumnRef column = codes == null ? null : OnlyColumn.of(expression);
      node = column == null ? direct(expression) : byCode(expression, column);
      nodes.put(expression, node);
    }
    return node;
  }

  private Node byCode(Expression expression, ColumnRef column) {
    return new ByCode(
        expression.type(),
        codes.ofColumn(column.place()),
        new Expressions(runDate, key, null).node(expression),
        () -> withoutCodes.node(expression));
  }

  private Node direct(Expression expression) {
    if (expression instanceof Literal literal) {
      return new Constant(literal);
    }
    if (expression instanceof Call call) {
      return computed(call);
    }
    if (expression instanceof Case choice) {
      return new Computed(nodes(parts(choice)), Choices::firstTrue, choice.type());
    }
    return new Leaf(expression);
  }

  private Node computed(Call call) {
    String keyword = Kernels.keyword(call);
    if (!keyword.isEmpty()) { // who asks whether it is there often asks how often, too
      Literal sought = new Literal(keyword, ColumnType.TEXT);
      List<Expression> arguments = List.of(call.arguments().get(0), sought);
      Call occurrences = new Call(Function.OCCURRENCES, arguments, ColumnType.LONG);
      return new Computed(List.of(node(occurrences)), KeywordKernels::isAny, call.type());
    }
    if (call.function() == Function.YEAR && call.arguments().get(0) instanceof ColumnRef column) {
      return new YearOfColumn(column);
    }
    Kernel kernel =
        call.function() == Function.SHA256 ? new KeyedSha256(key) : Kernels.of(call, runDate);
    return new Computed(nodes(call.arguments()), kernel, call.type());
  }

  private List<Node> nodes(List<Expression> expressions) {
    return expressions.stream().map(this::node).toList();
  }

  static List<Expression> parts(Expression expression) {
    if (expression instanceof Call call) {
      return call.arguments();
    }
    if (expression instanceof Case choice) {
      return Choices.parts(choice);
    }
    assert expression instanceof Literal
        || expression instanceof ColumnRef
        || expression instanceof KeyRef
        || expression instanceof AggregateRef
        || expression instanceof TotalRef;
    return List.of();
  }
}
