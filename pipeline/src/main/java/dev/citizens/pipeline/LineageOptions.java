package dev.citizens.pipeline;

import dev.citizens.failures.StepFailure;
import dev.citizens.lineage.FileReceiver;
import dev.citizens.lineage.HttpReceiver;
import dev.citizens.lineage.LineageRun;
import dev.citizens.lineage.Receiver;
import dev.citizens.lineage.ReceiverUrl;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Who is to be told of lineage.
 *
 * @param parent the run that a command is part of; null if there is none
 */
record LineageOptions(
    Optional<HttpReceiver> http, Optional<FileReceiver> file, @Nullable LineageRun parent) {
  private static final Pattern TOKEN = Pattern.compile("[!-~]+");

  /**
   * Reads the options.
   *
   * @throws StepFailure with status 2 if one cannot be
   */
  static LineageOptions of(Day day) {
    CitizensOptions options = day.citizensOptions();
    String url = options.getLineageUrl();
    String path = options.getLineageFile();
    String parent = options.getLineageParent();
    if (options.getLineageNamespace().isBlank()) {
      throw StepFailure.wrongUse("--lineageNamespace is empty; give a name, such as citizens");
    }
    return new LineageOptions(
        url == null ? Optional.empty() : Optional.of(http(day, url)),
        path == null ? Optional.empty() : Optional.of(FileReceiver.at("--lineageFile", path)),
        parent == null ? null : LineageRun.parse("--lineageParent", parent));
  }

  private static HttpReceiver http(Day day, String url) {
    Optional<String> token = day.lineageToken();
    if (token.filter(text -> !TOKEN.matcher(text).matches()).isPresent()) {
      throw StepFailure.wrongUse(
          "CITIZENS_LINEAGE_TOKEN, or the file of --lineageTokenFile, must hold a token: letters,"
              + " digits and signs on one line, without spaces");
    }
    return new HttpReceiver(
        ReceiverUrl.parse("--lineageUrl", url, token.isPresent()), token.orElse(null));
  }

  List<Receiver> receivers() {
    return Stream.<Optional<? extends Receiver>>of(http, file)
        .flatMap(Optional::stream)
        .<Receiver>map(each -> each)
        .toList();
  }
}
