package dev.citizens.load;

import dev.citizens.failures.Cleanup;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What an attempt of this process stages in. It goes when it is closed, whatever came of the
 * attempt; what can't be dropped is left to the sweep.
 */
public final class OpenStaging<T extends Staging> implements AutoCloseable {
  private final Warehouse warehouse;
  private final T table;

  private OpenStaging(Warehouse warehouse, T table) {
    this.warehouse = warehouse;
    this.table = table;
  }

  /**
   * Creates the table.
   *
   * @throws SQLException if the warehouse refuses
   */
  public static <T extends Staging> OpenStaging<T> create(Warehouse warehouse, T table)
      throws SQLException {
    try (Connection connection = warehouse.connect()) {
      table.create(connection);
    }
    return new OpenStaging<>(warehouse, table);
  }

  /** As it travels to the workers. */
  public T table() {
    return table;
  }

  /** Drops the table by a connection of its own: another may be what broke. Never throws. */
  @Override
  public void close() {
    Cleanup.run("drop " + table.qualifiedName(), this::drop);
  }

  private void drop() throws SQLException {
    try (Connection connection = warehouse.connect()) {
      table.drop(connection);
    }
  }
}
