package dev.citizens.job.keys;

import static java.util.stream.Collectors.joining;

import dev.citizens.job.keys.Shape.AnyOf;
import dev.citizens.job.keys.Shape.AnyText;
import dev.citizens.job.keys.Shape.ListOf;
import dev.citizens.job.keys.Shape.Mapping;
import dev.citizens.job.keys.Shape.Named;
import dev.citizens.job.keys.Shape.OneOf;
import dev.citizens.job.keys.Shape.Text;
import dev.citizens.job.keys.Shape.TrueOrFalse;
import dev.citizens.job.keys.Shape.WholeNumber;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Keys as a page in Markdown: a section a mapping, with a line a key. */
public final class KeysPage {
  private final Map<String, String> sections = new LinkedHashMap<>();

  private KeysPage() {}

  /**
   * The sections, each mapping behind the one in which it stands first.
   *
   * <p>A file that a description names, as {@code docs/types.md}, becomes a link from a page of
   * that folder.
   */
  public static String of(Keys keys) {
    KeysPage page = new KeysPage();
    page.add(keys);
    return String.join("\n", page.sections.values());
  }

  private void add(Keys keys) {
    if (sections.containsKey(keys.title())) {
      return;
    }
    StringBuilder section = new StringBuilder();
    section.append("## ").append(capital(keys.title())).append('\n');
    section.append("| key | value | meaning |\n|---|---|---|\n");
    for (Key key : keys.keys()) {
      section.append(
          "| `%s`%s | %s | %s |\n"
              .formatted(
                  key.name(),
                  key.required() ? ", required" : "",
                  value(key.shape()),
                  key.description().replaceAll("docs/([\\w-]+\\.md)(#[\\w-]+)?", "[$1]($1$2)")));
    }
    sections.put(keys.title(), section.toString());
    keys.keys().forEach(key -> addBelow(key.shape()));
  }

  private void addBelow(Shape shape) {
    if (shape instanceof Mapping mapping) {
      add(mapping.keys());
    } else if (shape instanceof Named named) {
      addBelow(named.value());
    } else if (shape instanceof ListOf list) {
      addBelow(list.element());
    } else if (shape instanceof AnyOf anyOf) {
      anyOf.shapes().forEach(this::addBelow);
    }
  }

  private static String value(Shape shape) {
    if (shape instanceof Text text) {
      return text.words();
    } else if (shape instanceof AnyText) {
      return "any text";
    } else if (shape instanceof TrueOrFalse) {
      return "`true` or `false`";
    } else if (shape instanceof WholeNumber number) {
      return "whole number from %s%s"
          .formatted(number.least(), number.most() == Long.MAX_VALUE ? "" : " to " + number.most());
    } else if (shape instanceof OneOf oneOf) {
      return oneOf.words().stream().map("`%s`"::formatted).collect(joining(", "));
    } else if (shape instanceof ListOf list) {
      return "list of: " + value(list.element());
    } else if (shape instanceof Named named) {
      return "by name: " + value(named.value());
    } else if (shape instanceof AnyOf anyOf) {
      return anyOf.shapes().stream().map(KeysPage::value).collect(joining("; or "));
    }
    String title = ((Mapping) shape).keys().title();
    return "[%s](#%s)".formatted(title, title.toLowerCase(Locale.ROOT).replace(' ', '-'));
  }

  private static String capital(String title) {
    return title.substring(0, 1).toUpperCase(Locale.ROOT) + title.substring(1);
  }
}
