package dev.citizens.pipeline;

import static java.util.stream.Collectors.joining;

import dev.citizens.analyze.FirstRows;
import dev.citizens.csv.BadRowReason;
import dev.citizens.doctor.Check;
import dev.citizens.doctor.Finding;
import dev.citizens.failures.ExitStatus;
import dev.citizens.failures.Printable;
import dev.citizens.job.Dataset;
import dev.citizens.report.Shown;
import java.io.IOException;
import java.io.InputStream;

/** The CSV file of a data set is there, and begins as the job file says. */
record CsvFileCheck(Day day, Dataset dataset) implements Check {
  @Override
  public String name() {
    return "dataset " + dataset.name();
  }

  @Override
  public ExitStatus area() {
    return ExitStatus.QUALITY_GATE;
  }

  /** Looks at all files; what it says is of the first that is not as declared, or of all. */
  @Override
  public Finding run() throws IOException {
    CsvSources sources = CsvSources.of(day, dataset);
    long rows = 0;
    for (CsvSource source : sources.all()) {
      FirstRows first;
      try (InputStream in = source.open()) {
        first = FirstRows.of(in, source.dataStart(), dataset);
      }
      if (first.bad().count() > 0) {
        return objection(source, first);
      }
      rows += first.rows();
    }
    CsvSource source = sources.first();
    return Finding.ok(
        sources.isOne()
            ? "%s, %s, the first %s as declared"
                .formatted(Printable.of(source.path().text()), source.size(), Figures.rows(rows))
            : "%s files from %s on, %s, the first %s as declared"
                .formatted(
                    sources.all().size(),
                    Printable.of(source.path().text()),
                    Shown.bytes(sources.bytes()),
                    Figures.rows(rows)));
  }

  private Finding objection(CsvSource source, FirstRows first) {
    long badRows = first.bad().count();
    String found =
        "%s of the first %s of %s are bad: %s%s"
            .formatted(
                badRows,
                Figures.rows(first.rows() + badRows),
                Printable.of(source.path().text()),
                first.badLines().stream().map(Object::toString).collect(joining(", ")),
                badRows > first.badLines().size() ? ", …" : "");
    boolean isEncoding =
        first.badLines().stream().allMatch(line -> line.reason() == BadRowReason.NOT_UTF8);
    String fix =
        "mend the file, or what datasets.%s.%s says of it; quality.maxBadRows is %s"
            .formatted(
                dataset.name(), isEncoding ? "encoding" : "columns", dataset.quality().limit());
    long lines = first.rows() + first.bad().extent().lines();
    return dataset.quality().limit().allows(first.bad().extent(), lines, first.bytes())
        ? Finding.warn(found, fix)
        : Finding.fail(found, fix);
  }
}
