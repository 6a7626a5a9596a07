package dev.citizens.failures;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * A data source whose connections and statements throw explained failures: they know their server,
 * and hold no value of the data. So a runner that logs what a worker threw, Spark does on three
 * hosts, logs no data either.
 */
public final class GuardedDataSource implements InvocationHandler {
  private static final Set<Class<?>> GUARDED =
      Set.of(Connection.class, Statement.class, PreparedStatement.class);

  /** The first table of a statement; all values are parameters, so this is none. */
  private static final Pattern TABLE =
      Pattern.compile("\\b(?:INTO|FROM|UPDATE|TABLE)\\s+(?:IF (?:NOT )?EXISTS )?([\\w.\"`]+)");

  private final Object target;
  private final SqlServer server;
  private final String url;
  private final String table;

  private GuardedDataSource(Object target, SqlServer server, String url, String table) {
    this.target = target;
    this.server = server;
    this.url = url;
    this.table = table;
  }

  /**
   * Guards a source.
   *
   * @param url for the messages, without a password
   */
  public static DataSource of(DataSource source, SqlServer server, String url) {
    return guard(DataSource.class, new GuardedDataSource(source, server, url, null));
  }

  private static <T> T guard(Class<T> type, GuardedDataSource guard) {
    return type.cast(
        Proxy.newProxyInstance(
            GuardedDataSource.class.getClassLoader(), new Class<?>[] {type}, guard));
  }

  @Override
  public Object invoke(Object proxy, Method method, Object[] args) throws Throwable {
    String used = tableOf(args);
    try {
      Object answer = method.invoke(target, args);
      return answer != null && GUARDED.contains(method.getReturnType())
          ? guard(method.getReturnType(), new GuardedDataSource(answer, server, url, used))
          : answer;
    } catch (InvocationTargetException e) {
      throw e.getCause() instanceof SQLException thrown ? explained(thrown, used) : e.getCause();
    }
  }

  /** With the state and number that callers decide by, such as whether to try again. */
  private SQLException explained(SQLException thrown, String used) {
    StepFailure failure = server.failure(url, used, thrown);
    SQLException explained =
        new SQLException(
            failure.getMessage(), thrown.getSQLState(), thrown.getErrorCode(), failure);
    explained.setStackTrace(thrown.getStackTrace());
    return explained;
  }

  private String tableOf(Object[] args) {
    if (args == null || args.length == 0 || !(args[0] instanceof String sql)) {
      return table;
    }
    Matcher matcher = TABLE.matcher(sql);
    return matcher.find() ? matcher.group(1) : table;
  }
}
