package dev.citizens.analysis;

/**
 * What partitions of feeds are merged into where that is not the answer yet: as a group may be too
 * large for one of them, and each has a share of every group; or as something has to be known of
 * the groups of all partitions. What comes of it has whole groups by partition.
 */
public interface FirstMerge extends Mergeable {
  /**
   * What has been merged; nothing is merged into this afterwards.
   *
   * @return for each partition, as {@link Analysis#empty} merges them; null where there is nothing
   */
  Writable[] partials();
}
