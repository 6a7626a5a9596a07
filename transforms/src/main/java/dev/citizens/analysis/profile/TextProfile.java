package dev.citizens.analysis.profile;

import dev.citizens.csv.ByteSink;
import dev.citizens.csv.CanonicalField;

/**
 * What has been learnt about the values of a column of texts, or of another type whose canonical
 * texts have the order of its values.
 */
final class TextProfile extends ColumnProfile {
  private final TextExtremes extremes;
  private final TextShape shape = new TextShape();
  private final ByteSink value = new ByteSink(256);

  TextProfile() {
    this(new TextExtremes());
  }

  private TextProfile(TextExtremes extremes) {
    super(extremes);
    this.extremes = extremes;
  }

  @Override
  void addField(byte[] bytes, int from, int to) {
    if (!CanonicalField.isQuoted(bytes, from, to)) {
      addValue(bytes, from, to);
      return;
    }
    value.clear();
    CanonicalField.appendUnquoted(bytes, from, to, value);
    addValue(value.array(), 0, value.length());
  }

  private void addValue(byte[] bytes, int from, int to) {
    extremes.add(bytes, from, to);
    shape.lookAt(bytes, from, to);
    addLength(shape.characters());
    if (shape.blank()) {
      addBlank();
    }
    if (shape.invalid()) {
      addInvalid();
    }
  }
}
