package dev.citizens.source;

import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import java.io.EOFException;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a zip archive says is in it, at its end. */
final class ZipContents {
  private static final int MOST_NAMES = 3;
  private static final int MOST_CHARACTERS = 60;
  private static final String OF_EXCEL = "[Content_Types].xml";

  private ZipContents() {}

  /**
   * Checks that it is one file, which can be unpacked.
   *
   * @param name of the archive in messages
   * @throws StepFailure with status 11 if not
   */
  static void check(FilePath archive, String name) throws IOException {
    List<ZipArchiveEntry> files;
    try (ZipFile zip = new ZipFile(archive.open(0), "", null, false, true)) {
      files =
          Collections.list(zip.getEntries()).stream()
              .filter(entry -> ZipMember.isFile(entry.getName()))
              .toList();
    } catch (IOException | IllegalArgumentException e) {
      if (e instanceof IOException unreadable && !isDamage(e) && !isDamage(e.getCause())) {
        throw unreadable;
      }
      throw refused(name, "is a zip archive that is damaged or not complete; copy it again");
    }
    if (files.stream().anyMatch(entry -> entry.getName().equals(OF_EXCEL))) {
      throw refused(
          name,
          "is an Excel workbook (.xlsx) and no CSV text; save the sheet as CSV (UTF-8) first");
    }
    if (files.size() != 1) {
      throw refused(
          name,
          "is a zip archive with %s in it, and must have one file; pack each file alone"
              .formatted(names(files)));
    }
    if (files.get(0).getGeneralPurposeBit().usesEncryption()) {
      throw refused(name, "is a zip archive with a password; unpack it first");
    }
  }

  private static boolean isDamage(@Nullable Throwable thrown) {
    return thrown instanceof ZipException || thrown instanceof EOFException;
  }

  private static String names(List<ZipArchiveEntry> files) {
    if (files.isEmpty()) {
      return "no file";
    }
    List<String> first =
        files.stream()
            .limit(MOST_NAMES)
            .map(entry -> Printable.of(entry.getName(), MOST_CHARACTERS))
            .toList();
    return "%s files (%s%s)"
        .formatted(files.size(), String.join(", ", first), files.size() > MOST_NAMES ? ", …" : "");
  }

  private static StepFailure refused(String name, String what) {
    return new StepFailure(ExitStatus.QUALITY_GATE, name + " " + what);
  }
}
