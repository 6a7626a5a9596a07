package dev.citizens.analyze;

import dev.citizens.csv.Fingerprint;
import dev.citizens.element.ElementCoder;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.StringUtf8Coder;

/**
 * A group that two data sets do not have alike.
 *
 * @param key the group's values as a line of canonical CSV: NULL is empty, the empty string {@code
 *     ""}
 */
public record GroupDifference(
    String key,
    long leftRows,
    Fingerprint leftFingerprint,
    long rightRows,
    Fingerprint rightFingerprint) {
  /** How it travels. */
  public static final Coder<GroupDifference> CODER =
      ElementCoder.of(GroupDifference.class, GroupDifference::writeTo, GroupDifference::readFrom);

  private void writeTo(DataOutputStream out) throws IOException {
    StringUtf8Coder.of().encode(key, out);
    out.writeLong(leftRows);
    leftFingerprint.writeTo(out);
    out.writeLong(rightRows);
    rightFingerprint.writeTo(out);
  }

  private static GroupDifference readFrom(DataInputStream in) throws IOException {
    return new GroupDifference(
        StringUtf8Coder.of().decode(in),
        in.readLong(),
        Fingerprint.readFrom(in),
        in.readLong(),
        Fingerprint.readFrom(in));
  }
}
