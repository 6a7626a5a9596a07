package dev.citizens.analysis.profile;

/** What has been learnt about the values of a column of numbers that need not be whole. */
final class DecimalProfile extends ColumnProfile {
  private final DecimalExtremes extremes;

  DecimalProfile() {
    this(new DecimalExtremes());
  }

  private DecimalProfile(DecimalExtremes extremes) {
    super(extremes);
    this.extremes = extremes;
  }

  @Override
  void addField(byte[] bytes, int from, int to) {
    extremes.add(bytes, from, to);
    addLength(to - from);
  }
}
