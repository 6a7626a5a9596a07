package dev.citizens.job.keys;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import org.junit.jupiter.api.Test;

class KeysPageTest {
  private static final Keys SIZE =
      Keys.of(
          "the size",
          Key.optional(
              "rows",
              new Shape.WholeNumber(0, 9),
              "How many. See docs/types.md and docs/sql.md#dates."));

  private static final Keys SHOP =
      Keys.of(
          "a shop",
          Key.required("name", Shape.NAME, "Its name."),
          Key.optional("open", Shape.TRUE_OR_FALSE, "Whether it is."),
          Key.optional("words", new Shape.ListOf(Shape.ANY_TEXT), "Any."),
          Key.optional(
              "kind", Shape.anyOf(Shape.oneOf("a", "b"), new Shape.Mapping(SIZE)), "Of what kind."),
          Key.optional("sizes", new Shape.Named(new Shape.Mapping(SIZE)), "All of them."));

  @Test
  void aSectionAMappingAndALineAKey() {
    assertThat(
        KeysPage.of(SHOP),
        is(
            """
            ## A shop
            | key | value | meaning |
            |---|---|---|
            | `name`, required | a name | Its name. |
            | `open` | `true` or `false` | Whether it is. |
            | `words` | list of: any text | Any. |
            | `kind` | `a`, `b`; or [the size](#the-size) | Of what kind. |
            | `sizes` | by name: [the size](#the-size) | All of them. |

            ## The size
            | key | value | meaning |
            |---|---|---|
            | `rows` | whole number from 0 to 9 | How many. See [types.md](types.md) and [sql.md](sql.md#dates). |
            """));
  }
}
