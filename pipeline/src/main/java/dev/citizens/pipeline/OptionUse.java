package dev.citizens.pipeline;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;

/** Which steps look at an option, for their {@code --help}. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
@interface OptionUse {
  /** Under which heading it stands. */
  Group group();

  /** What stands behind {@code =}; empty for one that is on or off. */
  String value() default "";

  /** Those that look at it, if they are not those that look at the others under its heading. */
  String[] steps() default {};

  /** The headings, in their order. */
  enum Group {
    DAY("The day"),
    DATA("The data"),
    MYSQL("MySQL"),
    WAREHOUSE("The warehouse"),
    CHECKS("Checks"),
    OUTPUT("What comes out"),
    LINEAGE("Lineage");

    private final String title;

    Group(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    /** The steps that look at an option that names none itself. */
    List<String> steps() {
      return switch (this) {
        case DAY, DATA ->
            Steps.NAMES.stream()
                .filter(step -> !step.equals(InitStep.NAME) && !step.equals(SampleStep.NAME))
                .toList();
        case MYSQL -> List.of(Steps.EXTRACT, Steps.DAILY, ValidateStep.NAME, DoctorStep.NAME);
        case WAREHOUSE ->
            List.of(
                Steps.LOAD,
                Steps.RECONCILE,
                Steps.REPORT,
                Steps.DAILY,
                StatusStep.NAME,
                ValidateStep.NAME,
                DoctorStep.NAME);
        case CHECKS -> List.of(DoctorStep.NAME);
        case OUTPUT -> List.of();
        case LINEAGE ->
            List.of(
                Steps.UPLOAD,
                Steps.EXTRACT,
                Steps.ANALYZE,
                Steps.LOAD,
                Steps.RECONCILE,
                Steps.REPORT,
                Steps.PARQUET,
                Steps.DAILY,
                ValidateStep.NAME,
                DoctorStep.NAME);
      };
    }
  }
}
