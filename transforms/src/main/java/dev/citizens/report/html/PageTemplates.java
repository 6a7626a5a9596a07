package dev.citizens.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;

/** The templates in {@code src/main/jte}, which the build has compiled. */
final class PageTemplates {
  static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(null, ContentType.Html, null, "dev.citizens.report.page");

  private PageTemplates() {}
}
