package dev.citizens.lake;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.citizens.files.Attempt;
import java.time.LocalDate;
import java.util.List;
import java.util.zip.CRC32C;

/** Attempts of tests, each with a file of its own content, for one folder of a lake. */
record PublishedDay(Lake lake) {
  static final String FILE = "numbers.csv";

  DayFolder folder() {
    return lake.paths().raw("citizens", LocalDate.of(2026, 2, 28));
  }

  DayFolder alongside() {
    return lake.paths().quarantine("citizens", LocalDate.of(2026, 2, 28));
  }

  /** What the file of that attempt holds: its length, too, tells attempts apart. */
  static String content(String attempt) {
    return (attempt + "\n").repeat(1 + Math.floorMod(attempt.hashCode(), 50));
  }

  static Manifest manifest(DayFolder folder, String attempt) {
    byte[] bytes = content(attempt).getBytes(UTF_8);
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return folder
        .manifest(attempt)
        .job("numbers")
        .createdAt("2026-02-28T01:02:03.004Z")
        .createdBy("test")
        .elapsedMillis(1)
        .files(List.of(new DataFile(FILE, bytes.length, DataFile.hex((int) crc.getValue()), 1)))
        .columns(List.of(ManifestColumn.text("number")))
        .rowsRead(1)
        .build();
  }

  /** Publishes a new attempt, through this lake. */
  Attempt publish() {
    Attempt attempt = lake.paths().newAttempt();
    Attempt data = attempt.within("raw");
    lake.writeText(data.file(FILE), content(attempt.id()));
    lake.publishFolder(data, folder(), manifest(folder(), attempt.id()));
    lake.discard(attempt);
    return attempt;
  }

  /** Publishes a new attempt with files in another folder. */
  Attempt publishWithMore() {
    Attempt attempt = lake.paths().newAttempt();
    Attempt more = attempt.within("more");
    lake.writeText(more.file(FILE), content(attempt.id()));
    lake.keepBeside(more, alongside(), manifest(alongside(), attempt.id()));
    Attempt data = attempt.within("raw");
    lake.writeText(data.file(FILE), content(attempt.id()));
    lake.publishFolder(data, folder(), manifest(folder(), attempt.id()), alongside());
    lake.discard(attempt);
    return attempt;
  }
}
