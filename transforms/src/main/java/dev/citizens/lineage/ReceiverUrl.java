package dev.citizens.lineage;

import dev.citizens.failures.StepFailure;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;

/** Where a receiver listens. */
public record ReceiverUrl(URI uri) {
  private static final String FORM = "http://HOST:5000/api/v1/lineage";

  /** Where Marquez and others listen; clients of OpenLineage are told the host alone, too. */
  private static final String USUAL_PATH = "/api/v1/lineage";

  private static final Set<String> OF_THIS_HOST = Set.of("localhost", "127.0.0.1", "[::1]");

  /**
   * Reads a URL.
   *
   * @param hasToken whether a token is sent there
   * @throws StepFailure with status 2 that says what is wrong, without the URL where it may hold a
   *     secret
   */
  public static ReceiverUrl parse(String option, String text, boolean hasToken) {
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw refused(option, "must look like " + FORM);
    }
    String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
    boolean isHttp = scheme.equals("http") || scheme.equals("https");
    if (uri.getRawUserInfo() != null || uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw refused(
          option,
          "must hold neither user and password nor ? and #; give a token in CITIZENS_LINEAGE_TOKEN");
    }
    if (!isHttp || uri.getHost() == null) {
      throw refused(option, "must look like " + FORM + ", or https://");
    }
    if (hasToken && scheme.equals("http") && !OF_THIS_HOST.contains(uri.getHost())) {
      throw refused(
          option,
          "is http://, by which anybody on the way could read the token; give https://, or no token");
    }
    String path = uri.getRawPath();
    return new ReceiverUrl(path.isEmpty() || path.equals("/") ? uri.resolve(USUAL_PATH) : uri);
  }

  private static StepFailure refused(String option, String why) {
    return StepFailure.wrongUse(option + " " + why);
  }

  @Override
  public String toString() {
    return uri.toString();
  }
}
