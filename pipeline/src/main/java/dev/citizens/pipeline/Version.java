package dev.citizens.pipeline;

/** The version of this program, as the build wrote it into the jar. */
final class Version {
  private Version() {}

  static String current() {
    String version = Version.class.getPackage().getImplementationVersion();
    return version == null ? "unpackaged" : version;
  }
}
