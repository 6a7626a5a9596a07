package dev.citizens.doctor.host;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;

/**
 * The JVM of this process is Java 17: Spark 3.5 with Beam starts on no newer one, and our classes
 * on no older one.
 *
 * @param feature the first part of the version
 * @param home the JVM's folder
 */
public record JavaVersionCheck(int feature, String home) implements Check {
  private static final int NEEDED = 17;

  /** Of the JVM that runs this. */
  public static JavaVersionCheck ofThisJvm() {
    return new JavaVersionCheck(Runtime.version().feature(), System.getProperty("java.home"));
  }

  @Override
  public String name() {
    return "java version";
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.WRONG_USE;
  }

  @Override
  public Finding run() {
    String found = "Java " + feature + " in " + home;
    return feature == NEEDED
        ? Finding.ok(found)
        : Finding.fail(
            found + " instead of Java " + NEEDED,
            "whoever launches: install a JDK 17 and set JAVA_HOME to it");
  }
}
