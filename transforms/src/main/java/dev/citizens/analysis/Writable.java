package dev.citizens.analysis;

import java.io.DataOutput;
import java.io.IOException;

/** What has been learnt from some of the rows, on its way to where it is merged. */
public interface Writable {
  /** Writes this, in the form that {@link Mergeable#merge} of the same analysis reads. */
  void writeTo(DataOutput out) throws IOException;
}
