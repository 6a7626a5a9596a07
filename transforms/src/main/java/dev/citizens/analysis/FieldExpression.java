package dev.citizens.analysis;

import dev.citizens.csv.ByteSink;
import java.io.Serializable;

interface FieldExpression extends Serializable {
  String name();

  int column();

  void append(byte[] bytes, int from, int to, ByteSink key);

  default int prefixEnd(byte[] bytes, int from, int to) {
    return -1;
  }
}
