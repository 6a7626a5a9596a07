package dev.citizens.doctor.host;

import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.lineage.HttpReceiver;
import java.io.IOException;

/**
 * A receiver of lineage answers. It is posted nothing, which is no event, so that there is none
 * afterwards. Never a failure: a day does not need it.
 *
 * @param receiver whose address is right as far as its text tells
 */
public record LineageCheck(HttpReceiver receiver) implements Check {
  private static final String FIX =
      "whoever launches: correct --lineageUrl; whoever runs the receiver: ";

  @Override
  public String name() {
    return "lineage receiver";
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.WRONG_USE;
  }

  @Override
  public Finding run() {
    int status;
    try {
      status = receiver.post("");
    } catch (IOException e) {
      return Finding.warn(
          "%s: %s; days run without it".formatted(receiver.name(), e.getMessage()),
          FIX + "start it");
    }
    String found = "%s answers, with status %s to nothing".formatted(receiver.name(), status);
    return switch (status) {
      case 401, 403 ->
          Finding.warn(
              found + ", so it takes no events of ours",
              "whoever launches: give CITIZENS_LINEAGE_TOKEN, or --lineageTokenFile=FILE, the"
                  + " receiver's token");
      case 404, 405 ->
          Finding.warn(
              found + ", so events have another address there",
              "whoever launches: correct the path of --lineageUrl, such as /api/v1/lineage");
      default ->
          status < 500 && status / 100 != 3
              ? Finding.ok(found)
              : Finding.warn(found, FIX + "look at its log");
    };
  }
}
