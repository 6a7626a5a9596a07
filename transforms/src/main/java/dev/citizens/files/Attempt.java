package dev.citizens.files;

import java.io.Serializable;

/**
 * One try of one step. It writes below a folder of its own, so that two tries at once do not meet;
 * only publishing moves files out of it.
 *
 * @param id a UUID
 * @param folder without a slash at its end
 */
public record Attempt(String id, String folder) implements Serializable {
  /** The same attempt in a folder of its folder. */
  public Attempt within(String name) {
    return new Attempt(id, file(name));
  }

  /** The path of a file of this attempt. */
  public String file(String name) {
    return folder + "/" + name;
  }
}
