package dev.citizens.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.citizens.analysis.ResultColumn;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Prints an answer as an array with an object a line. Numbers are written with all their digits;
 * those that JSON has not, such as NaN, and all other types are strings.
 */
final class AnswerJson implements AnswerWriter {
  private static final Set<String> NO_JSON_NUMBERS = Set.of("NaN", "Infinity", "-Infinity");

  private final List<ResultColumn> columns;
  private final JsonGenerator json;

  AnswerJson(List<ResultColumn> columns, OutputStream out) {
    this.columns = columns;
    try {
      json = new JsonFactory().createGenerator(out);
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.writeStartArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void line(List<@Nullable String> values) throws IOException {
    json.writeStartObject();
    for (int column = 0; column < values.size(); column++) {
      json.writeFieldName(columns.get(column).name());
      write(columns.get(column), values.get(column));
    }
    json.writeEndObject();
  }

  private void write(ResultColumn column, @Nullable String value) throws IOException {
    if (value == null) {
      json.writeNull();
      return;
    }
    switch (column.type().kind()) {
      case LONG, DECIMAL -> json.writeNumber(value);
      case DOUBLE -> writeDouble(value);
      case BOOLEAN -> json.writeBoolean(Boolean.parseBoolean(value));
      default -> json.writeString(value);
    }
  }

  private void writeDouble(String value) throws IOException {
    if (NO_JSON_NUMBERS.contains(value)) {
      json.writeString(value);
    } else {
      json.writeNumber(value);
    }
  }

  @Override
  public void finish() throws IOException {
    json.writeEndArray();
    json.writeRaw('\n');
    json.flush();
  }
}
