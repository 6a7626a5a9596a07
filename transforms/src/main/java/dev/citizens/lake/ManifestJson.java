package dev.citizens.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.StepFailure;
import dev.citizens.job.FileName;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Manifests as text. One that is read is whole, sensible and of its folder, or refused. */
final class ManifestJson {
  private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final Pattern CRC32C = Pattern.compile("[0-9a-f]{8}");
  private static final Pattern FINGERPRINT = Pattern.compile("[0-9a-f]{32}");

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.INDENT_OUTPUT)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(
              DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
              DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
              DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private final DayFolder folder;

  private ManifestJson(DayFolder folder) {
    this.folder = folder;
  }

  static String write(Manifest manifest) {
    try {
      return JSON.writeValueAsString(manifest) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The manifest of that folder.
   *
   * @throws StepFailure with status 21 if the text is none
   */
  static Manifest read(DayFolder folder, String text) {
    return new ManifestJson(folder).read(text);
  }

  private Manifest read(String text) {
    Manifest manifest;
    try {
      manifest = JSON.readValue(text, Manifest.class);
    } catch (JsonProcessingException e) {
      throw damaged("it is no JSON with all the keys of a manifest");
    }
    require(manifest != null, "it is empty");
    checkFolder(manifest);
    require(UUID.matcher(manifest.attempt()).matches(), "its attempt is no UUID");
    require(isInstant(manifest.createdAt()), "its createdAt is no time");
    require(manifest.elapsedMillis() >= 0, "its elapsedMillis is negative");
    require(
        !manifest.columns().isEmpty() && areWhole(manifest.columns()),
        "a column has no name or type");
    require(
        manifest.rowColumns() == null || areWhole(manifest.rowColumns()),
        "a column of its bad rows has no name or type");
    require(
        0 <= manifest.badRows() && manifest.badRows() <= manifest.rowsRead(),
        "its badRows and rowsRead do not fit");
    require(manifest.badLines() >= 0 && manifest.badBytes() >= 0, "its bad lines are negative");
    require(
        manifest.fingerprint() == null || FINGERPRINT.matcher(manifest.fingerprint()).matches(),
        "its fingerprint is none");
    require(
        manifest.inputAttempt() == null || UUID.matcher(manifest.inputAttempt()).matches(),
        "its inputAttempt is no UUID");
    require(
        manifest.increment() == null || manifest.increment().isWhole(),
        "its increment is not whole");
    require(
        manifest.transform() == null || manifest.transform().isWhole(manifest.rowsRead()),
        "the rows of its transform do not add up");
    require(
        manifest.firstBadRows() == null
            || manifest.firstBadRows().stream().allMatch(each -> each != null && each.isWhole()),
        "a bad row of it has no place");
    checkFiles(manifest.files());
    checkSplits(manifest);
    checkSources(manifest);
    return manifest;
  }

  private static boolean areWhole(List<ManifestColumn> columns) {
    return columns.stream().allMatch(each -> each != null && each.isWhole());
  }

  private void checkFolder(Manifest manifest) {
    require(
        folder.name().equals(manifest.folder())
            && folder.dataset().equals(manifest.dataset())
            && folder.runDate().toString().equals(manifest.runDate()),
        "it belongs to another day or data set");
  }

  private static boolean isInstant(String text) {
    try {
      Instant.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private void checkFiles(List<DataFile> files) {
    Set<String> names = new HashSet<>();
    require(!files.isEmpty(), "it names no file");
    for (DataFile file : files) {
      require(
          file != null && file.name() != null && FileName.objection(file.name()) == null,
          "it has a name that no file in the lake can have");
      require(names.add(file.name()), "it names a file twice");
      require(file.bytes() >= 0 && file.rows() >= 0, "a file of it has a negative size");
      require(isCrc32c(file.crc32c()), "a file of it has no checksum");
    }
  }

  private static boolean isCrc32c(@Nullable String text) {
    return text != null && CRC32C.matcher(text).matches();
  }

  private void checkSplits(Manifest manifest) {
    if (manifest.splits() == null) {
      return;
    }
    require(manifest.files().size() == 1, "it has splits and more than one file");
    long least = 0;
    for (Long split : manifest.splits()) {
      require(
          split != null && split >= least && split <= manifest.onlyFile().bytes(),
          "its splits are not in the file, ascending");
      least = split + 1;
    }
  }

  private void checkSources(Manifest manifest) {
    if (manifest.sources() == null) {
      return;
    }
    require(!manifest.sources().isEmpty(), "it names no source");
    long least = 0;
    for (SourceFile source : manifest.sources()) {
      require(
          source != null
              && source.name() != null
              && source.packing() != null
              && source.encoding() != null
              && source.bytes() > 0
              && isCrc32c(source.crc32c())
              && source.start() >= least
              && source.leftOut() >= 0
              && source.lineEndsBefore() >= 0
              && source.lineEndsLeftOut() >= -1,
          "a source of it is no file");
      least = source.start();
    }
  }

  private void require(boolean condition, String otherwise) {
    if (!condition) {
      throw damaged(otherwise);
    }
  }

  private StepFailure damaged(String why) {
    return new StepFailure(
        ExitStatus.HDFS,
        "%s is damaged: %s; run the step that wrote it again"
            .formatted(folder.manifestPath(), why));
  }
}
