package dev.citizens.lineage;

/**
 * Who says it all.
 *
 * @param version of this program
 * @param engine that runs its pipelines, and {@code engineVersion}
 */
public record Producer(String version, String engine, String engineVersion) {
  /** A URI, as OpenLineage wants one; the program has no page. */
  String uri() {
    return "urn:citizens:pipeline:" + version;
  }
}
