package dev.citizens.report.world;

/**
 * The Equal Earth projection: areas on the map are to each other as those of the Earth, as they
 * should be where countries have shades. B. Šavrič, T. Patterson, B. Jenny: The Equal Earth map
 * projection, International Journal of Geographical Information Science 33 (2019), equations 7.
 */
final class EqualEarth {
  private static final double A1 = 1.340264;
  private static final double A2 = -0.081106;
  private static final double A3 = 0.000893;
  private static final double A4 = 0.003796;
  private static final double M = Math.sqrt(3) / 2;

  private EqualEarth() {}

  /** A place on the map, to the right of and below its middle, in Earth's radii. */
  record Point(double x, double y) {}

  /** The place of a longitude and a latitude in degrees. */
  static Point of(double longitude, double latitude) {
    double t = Math.asin(M * Math.sin(Math.toRadians(latitude)));
    double t2 = t * t;
    double t6 = t2 * t2 * t2;
    double x =
        Math.toRadians(longitude)
            * Math.cos(t)
            / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
    return new Point(x, 0 - t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2)));
  }
}
