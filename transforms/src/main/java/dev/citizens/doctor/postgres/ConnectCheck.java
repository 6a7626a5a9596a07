package dev.citizens.doctor.postgres;

import dev.citizens.doctor.Finding;
import dev.citizens.load.Warehouse;
import java.sql.Connection;
import java.sql.Statement;
import java.util.function.Supplier;

/** The server answers, and takes user and password. */
final class ConnectCheck extends PostgresCheck {
  ConnectCheck(Supplier<Warehouse> warehouse) {
    super(CONNECT, warehouse);
  }

  @Override
  Finding look(Warehouse opened, Connection connection, Statement statement) {
    return Finding.ok(opened.user() + " at " + opened.url());
  }
}
