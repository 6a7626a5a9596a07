package dev.citizens.lake;

import dev.citizens.failures.Printable;
import dev.citizens.failures.StepFailure;
import dev.citizens.files.FilePath;
import dev.citizens.job.FileName;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What {@code --lake} may be. */
final class LakeRoot {
  private LakeRoot() {}

  /**
   * Of which kind a lake is.
   *
   * @throws StepFailure with status 2 if it is of none, or a folder has a name that can't be
   */
  static LakeKind kind(FilePath root) {
    List<LakeKind> kinds =
        Stream.concat(
                Stream.of(OwnLakeKind.values()),
                ServiceLoader.load(LakeKind.class).stream().map(ServiceLoader.Provider::get))
            .toList();
    LakeKind kind =
        kinds.stream()
            .filter(each -> each.includes(root))
            .findFirst()
            .orElseThrow(() -> noneOf(kinds, root));
    checkFolders(root);
    return kind;
  }

  private static StepFailure noneOf(List<LakeKind> kinds, FilePath root) {
    return StepFailure.wrongUse(
        "--lake=%s is neither %s"
            .formatted(
                Printable.of(root.text()),
                kinds.stream().map(LakeKind::form).collect(Collectors.joining(" nor "))));
  }

  private static void checkFolders(FilePath root) {
    String folders = root.folders().replaceAll("^/+|/+$", "");
    for (String folder : folders.isEmpty() ? new String[0] : folders.split("/+", -1)) {
      String objection = FileName.objectionToFolder(folder);
      if (objection != null) {
        throw StepFailure.wrongUse(
            "--lake=%s cannot be: %s %s"
                .formatted(Printable.of(root.text()), Printable.of(folder), objection));
      }
    }
  }
}
