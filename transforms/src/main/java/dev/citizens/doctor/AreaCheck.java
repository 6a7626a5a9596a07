package dev.citizens.doctor;

import dev.citizens.failures.ExitStatus;
import java.util.List;

/** A check that knows its name, its area, and which checks must have passed before it. */
public abstract class AreaCheck implements Check {
  private final String name;
  private final ExitStatus area;
  private final List<String> needs;

  protected AreaCheck(String name, ExitStatus area, String... needs) {
    this.name = name;
    this.area = area;
    this.needs = List.of(needs);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final ExitStatus area() {
    return area;
  }

  @Override
  public final List<String> needs() {
    return needs;
  }
}
