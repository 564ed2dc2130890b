/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-svg-text.h"

#include <string.h>

static void
test_tidy (void)
{
  static const struct
  {
    const char *svg;
    const char *title;
    const char *tidy;
  } cases[] = {
    { "<?xml?>\n<svg a=\"1\">\n<g id=\"surface12\">\n</g></svg>\n", NULL,
      "<?xml?>\n<svg a=\"1\">\n<g id=\"map\">\n</g></svg>\n" },
    { "<svg><g id=\"surface7\"/></svg>", "Tea & <talks>",
      "<svg>\n<title>Tea &amp; &lt;talks&gt;</title><g id=\"map\"/></svg>" },
    { "<svg><g id=\"glyph0\"/></svg>", NULL, "<svg><g id=\"glyph0\"/></svg>" },
    { "<g id=\"surface", "T", "<g id=\"map" },
    { "", "T", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GBytes) tidy
          = entente_svg_text_tidy (cases[i].svg, strlen (cases[i].svg), cases[i].title);

      g_assert_cmpmem (g_bytes_get_data (tidy, NULL), g_bytes_get_size (tidy), cases[i].tidy,
                       strlen (cases[i].tidy));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/paint/svg-text/tidy", test_tidy);

  return g_test_run ();
}
