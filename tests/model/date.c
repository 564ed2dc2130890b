/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-date.h"

static const struct
{
  const char *text;
  gboolean valid;
  int n_days; /* from the first it may mean to the last */
} dates[] = {
  { "2026", TRUE, 365 },        { "2024", TRUE, 366 },      { "2026-02", TRUE, 28 },
  { "2024-02", TRUE, 29 },      { "2026-01-07", TRUE, 1 },  { "2026-01?", TRUE, 31 },
  { "2026~", TRUE, 365 },       { "2026-01-07%", TRUE, 1 }, { "0001-01-01", TRUE, 1 },
  { "9999-12-31", TRUE, 1 },    { "..", TRUE, 1 },          { "2026-13", FALSE, 0 },
  { "2026-00", FALSE, 0 },      { "2026-02-29", FALSE, 0 }, { "2026-2-1", FALSE, 0 },
  { "0000", FALSE, 0 },         { "26", FALSE, 0 },         { "", FALSE, 0 },
  { "2026-01-07??", FALSE, 0 }, { " 2026", FALSE, 0 },      { "2026-", FALSE, 0 },
  { "2026-01-", FALSE, 0 },     { "...", FALSE, 0 },        { "12026", FALSE, 0 },
};

static void
test_parse (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      EntenteDate date;

      g_test_message ("%s", dates[i].text);
      g_assert_cmpint (entente_date_parse (dates[i].text, -1, &date), ==, dates[i].valid);
      g_assert_cmpint (entente_date_is_known (date), ==, dates[i].valid);
      if (dates[i].valid)
        g_assert_cmpint (date.latest - date.earliest + 1, ==, dates[i].n_days);
    }
}

static const struct
{
  const char *text;
  gboolean valid;
} times[] = {
  { "2026-01-07", TRUE },
  { "2026-01", TRUE },
  { "2026-01-07T09:30:00Z", TRUE },
  { "2026-01-07T09:30:00.5+09:00", TRUE },
  { "2026-01-07T25:30:00Z", FALSE },
  { "2026-01-07T", FALSE },
  { "..", FALSE },
  { "yesterday", FALSE },
};

static void
test_parse_time (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      EntenteDate date;

      g_test_message ("%s", times[i].text);
      g_assert_cmpint (entente_date_parse_time (times[i].text, -1, &date), ==, times[i].valid);
    }
}

static const struct
{
  const char *a;
  const char *b;
  gboolean after;
} orders[] = {
  { "2026-01-08", "2026-01-07", TRUE }, { "2026-01-07", "2026-01-07", FALSE },
  { "2026", "2026-06", FALSE },         { "2027", "2026-12-31", TRUE },
  { "..", "2026", TRUE },               { "2026", "..", FALSE },
  { "nonsense", "2026", FALSE },        { "2026", "nonsense", FALSE },
};

static void
test_is_after (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      EntenteDate a;
      EntenteDate b;

      entente_date_parse (orders[i].a, -1, &a);
      entente_date_parse (orders[i].b, -1, &b);
      g_test_message ("%s after %s", orders[i].a, orders[i].b);
      g_assert_cmpint (entente_date_is_after (a, b), ==, orders[i].after);
    }
}

static const struct
{
  const char *text;
  const char *words;
} formats[] = {
  { "2026-01-07", "7 January 2026" },
  { "2026-01", "January 2026" },
  { "2026", "2026" },
  { "2026-01?", "perhaps January 2026" },
  { "2026~", "about 2026" },
  { "2026%", "perhaps about 2026" },
  { "2026-01-07T09:30:00Z", "7 January 2026" },
  { "..", "still" },
  { "soon", "soon" },
};

static void
test_format (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *words = entente_date_format (formats[i].text);

      g_assert_cmpstr (words, ==, formats[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/date/parse", test_parse);
  g_test_add_func ("/model/date/parse-time", test_parse_time);
  g_test_add_func ("/model/date/is-after", test_is_after);
  g_test_add_func ("/model/date/format", test_format);
  return g_test_run ();
}
