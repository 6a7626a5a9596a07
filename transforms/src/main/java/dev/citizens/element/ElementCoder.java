package dev.citizens.element;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Serializable;
import org.apache.beam.sdk.coders.CustomCoder;
import org.apache.beam.sdk.values.TypeDescriptor;

/**
 * The coder of an element: a method that writes its fields, and one that reads them in the same
 * order.
 *
 * <p>There is neither a class name nor a version in the bytes: whoever reads them runs the same
 * program. Equal elements must be written as equal bytes, so that a coder will do for keys; records
 * of values are.
 */
public final class ElementCoder<T> extends CustomCoder<T> {
  private final Class<T> type;
  private final Writer<T> writer;
  private final Reader<T> reader;

  /** Writes an element. */
  @FunctionalInterface
  public interface Writer<T> extends Serializable {
    void write(T element, DataOutputStream out) throws IOException;
  }

  /** Reads what the {@link Writer} wrote, and nothing behind it. */
  @FunctionalInterface
  public interface Reader<T> extends Serializable {
    T read(DataInputStream in) throws IOException;
  }

  private ElementCoder(Class<T> type, Writer<T> writer, Reader<T> reader) {
    this.type = type;
    this.writer = writer;
    this.reader = reader;
  }

  /** The coder of a type, which has no other: two of one type are equal. */
  public static <T> ElementCoder<T> of(Class<T> type, Writer<T> writer, Reader<T> reader) {
    return new ElementCoder<>(type, writer, reader);
  }

  @Override
  public void encode(T element, OutputStream out) throws IOException {
    writer.write(element, new DataOutputStream(out)); // which keeps nothing back
  }

  @Override
  public T decode(InputStream in) throws IOException {
    return reader.read(new DataInputStream(in));
  }

  @Override
  public void verifyDeterministic() {}

  @Override
  public boolean consistentWithEquals() {
    return true;
  }

  @Override
  public TypeDescriptor<T> getEncodedTypeDescriptor() {
    return TypeDescriptor.of(type);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ElementCoder<?> coder && coder.type == type;
  }

  @Override
  public int hashCode() {
    return type.hashCode();
  }
}
