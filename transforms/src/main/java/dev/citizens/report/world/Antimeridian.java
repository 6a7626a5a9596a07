package dev.citizens.report.world;

import dev.citizens.report.world.Topology.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Where the map has its left and its right edge, and Russia lies on both. */
final class Antimeridian {
  /** In degrees: no outline has places so far from each other, unless it goes across. */
  private static final double FAR = 180;

  private Antimeridian() {}

  /** The pieces of a ring on either side, each a ring that is closed along the edge. */
  static List<List<Place>> cut(List<Place> ring) {
    List<Place> fromEdge = new ArrayList<>(ring);
    for (int i = 0; i < ring.size(); i++) {
      if (crosses(ring.get(i), ring.get((i + 1) % ring.size()))) {
        Collections.rotate(fromEdge, -(i + 1));
        break;
      }
    }
    List<List<Place>> pieces = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= fromEdge.size(); i++) {
      if (i == fromEdge.size() || crosses(fromEdge.get(i - 1), fromEdge.get(i))) {
        pieces.add(List.copyOf(fromEdge.subList(first, i)));
        first = i;
      }
    }
    return pieces;
  }

  private static boolean crosses(Place from, Place to) {
    return Math.abs(from.longitude() - to.longitude()) > FAR;
  }
}
