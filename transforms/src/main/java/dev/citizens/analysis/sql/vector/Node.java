package dev.citizens.analysis.sql.vector;

/** An expression that can be evaluated; once for the same rows, whoever asks. */
abstract class Node {
  private long last = -1;
  private Vector values;

  /** The values for all rows of the source, valid until the next source. */
  final Vector of(Source source) {
    if (source.number() != last) {
      values = evaluate(source);
      last = source.number();
    }
    return values;
  }

  abstract Vector evaluate(Source source);

  /** About how much memory is taken by what grows, in bytes. */
  long bytesUsed() {
    return 0;
  }
}
