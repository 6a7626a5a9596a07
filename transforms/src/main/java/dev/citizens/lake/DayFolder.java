package dev.citizens.lake;

import java.time.LocalDate;

/**
 * A folder of the lake that is published as a whole: its manifest names the attempt whose folder,
 * beside the manifest, holds the files.
 *
 * @param lake the lake's root
 * @param name the folder's path in the lake
 * @param dataset the data set of the job file whose data it is
 */
public record DayFolder(String lake, String name, String dataset, LocalDate runDate) {

  public String path() {
    return lake + "/" + name;
  }

  /** The same data set's folder of another day. */
  public DayFolder on(LocalDate day) {
    String ofDay = name.replace(LakePaths.RUN_DATE + runDate, LakePaths.RUN_DATE + day);
    return new DayFolder(lake, ofDay, dataset, day);
  }

  /** The folder with the folders of all days. */
  String days() {
    return path().substring(0, path().lastIndexOf('/'));
  }

  String manifestPath() {
    return path() + "/" + Manifest.FILE_NAME;
  }

  /** The folder with an attempt's files. */
  public String data(String attempt) {
    return path() + "/" + attempt;
  }

  /** The folder with the files of attempts that were rejected. */
  String rejected() {
    return path() + "/_rejected";
  }

  /** A manifest that says where it belongs; the rest is to be filled in. */
  public Manifest.Builder manifest(String attempt) {
    return Manifest.builder()
        .folder(name)
        .dataset(dataset)
        .runDate(runDate.toString())
        .attempt(attempt);
  }
}
