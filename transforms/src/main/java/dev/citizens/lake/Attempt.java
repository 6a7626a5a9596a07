package dev.citizens.lake;

import java.io.Serializable;
import java.util.UUID;

/**
 * One try of one step. It writes below a folder of its own, so that two tries at once do not meet;
 * only publishing moves files out of it.
 *
 * @param id a UUID
 * @param folder without a slash at its end
 */
public record Attempt(String id, String folder) implements Serializable {
  /** A new attempt in that lake. */
  public static Attempt in(LakePaths paths) {
    String id = UUID.randomUUID().toString();
    return new Attempt(id, paths.attempts() + "/" + id);
  }

  /** The same attempt in a folder of its folder. */
  public Attempt within(String name) {
    return new Attempt(id, file(name));
  }

  /** The path of a file of this attempt. */
  public String file(String name) {
    return folder + "/" + name;
  }
}
