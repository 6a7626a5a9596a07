package dev.citizens.analysis;

/**
 * What partitions of feeds are merged into where a group may be too large for one of them: each has
 * a share of every group, and what comes of it has whole groups by partition again.
 */
public interface FirstMerge extends Mergeable {
  /**
   * What has been merged; nothing is merged into this afterwards.
   *
   * @return by partition of groups, as {@link Analysis#empty} merges them; null where there is
   *     nothing
   */
  Writable[] partials();
}
