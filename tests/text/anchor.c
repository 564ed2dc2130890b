/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "entente-passage.h"

#include <string.h>

#define ARTICLE                                                                                   \
  "이재명 대통령 met Xi 🇨🇳 in Beijing. He asked Xi to mediate; Xi asked for patience.\n\n"            \
  "## Why it matters\n\n"                                                                          \
  "He asked Xi to mediate because China has leverage. Cafe\u0301 talks rarely do.\n"

/* @found: the words of the passage, NULL for none. */
typedef struct
{
  const char *name;
  const char *text;
  EntenteCitation citation;
  EntenteAnchor anchor;
  const char *found;
  guint start;
} Case;

#define QUOTE(...) { .start = -1, .end = -1, __VA_ARGS__ }

static const Case cases[] = {
  { "position", ARTICLE, { .exact = "이재명 대통령", .start = 0, .end = 7 },
    ENTENTE_ANCHOR_POSITION, "이재명 대통령", 0 },
  { "position-after-emoji", ARTICLE, { .exact = "Beijing", .start = 21, .end = 28 },
    ENTENTE_ANCHOR_POSITION, "Beijing", 21 },
  { "position-alone", ARTICLE, { .start = 14, .end = 17 }, ENTENTE_ANCHOR_POSITION, " 🇨🇳", 14 },
  { "position-to-the-end", "한국", { .exact = "한국", .start = 0, .end = 2 },
    ENTENTE_ANCHOR_POSITION, "한국", 0 },
  { "position-beyond", "한국", { .start = 0, .end = 3 }, ENTENTE_ANCHOR_ORPHAN, NULL, 0 },
  { "position-reversed", ARTICLE, { .start = 9, .end = 4 }, ENTENTE_ANCHOR_ORPHAN, NULL, 0 },
  { "position-empty", ARTICLE, { .start = 4, .end = 4 }, ENTENTE_ANCHOR_ORPHAN, NULL, 0 },
  { "position-huge", ARTICLE, { .start = 1, .end = G_MAXINT64 }, ENTENTE_ANCHOR_ORPHAN, NULL, 0 },
  { "position-of-other-words", ARTICLE, { .exact = "Beijing", .start = 0, .end = 7 },
    ENTENTE_ANCHOR_QUOTE, "Beijing", 21 },
  { "half-a-position", ARTICLE, { .exact = "Beijing", .start = 21, .end = -1 },
    ENTENTE_ANCHOR_QUOTE, "Beijing", 21 },
  { "whole", ARTICLE, QUOTE (.exact = NULL), ENTENTE_ANCHOR_WHOLE, NULL, 0 },
  { "words", ARTICLE, QUOTE (.exact = "leverage"), ENTENTE_ANCHOR_QUOTE, "leverage", 138 },
  { "words-first", ARTICLE, QUOTE (.exact = "He asked Xi to mediate"), ENTENTE_ANCHOR_QUOTE,
    "He asked Xi to mediate", 30 },
  { "words-by-prefix", ARTICLE,
    QUOTE (.exact = "He asked Xi to mediate", .prefix = "matters\n\n"), ENTENTE_ANCHOR_QUOTE,
    "He asked Xi to mediate", 97 },
  { "words-by-suffix", ARTICLE, QUOTE (.exact = "He asked Xi to mediate", .suffix = " because"),
    ENTENTE_ANCHOR_QUOTE, "He asked Xi to mediate", 97 },
  { "words-by-nearness", ARTICLE,
    { .exact = "He asked Xi to mediate", .start = 90, .end = 112 }, ENTENTE_ANCHOR_QUOTE,
    "He asked Xi to mediate", 97 },
  { "context-before-nearness", ARTICLE,
    { .exact = "He asked Xi to mediate", .suffix = "; Xi", .start = 90, .end = 112 },
    ENTENTE_ANCHOR_QUOTE, "He asked Xi to mediate", 30 },
  { "combining", ARTICLE, QUOTE (.exact = "e\u0301 talks"), ENTENTE_ANCHOR_QUOTE, "e\u0301 talks",
    151 },
  { "last-words", ARTICLE, QUOTE (.exact = "do.\n"), ENTENTE_ANCHOR_QUOTE, "do.\n", 167 },
  { "other-quotes", "She said “never” — and left.", QUOTE (.exact = "said \"never\" - and"),
    ENTENTE_ANCHOR_QUOTE, "said “never” — and", 4 },
  { "composed", ARTICLE, QUOTE (.exact = "Caf\u00e9 talks"), ENTENTE_ANCHOR_QUOTE, "Cafe\u0301 talks",
    148 },
  { "parted-hangul", "어제 이재명", QUOTE (.exact = "\u110b\u1175\u110c\u1162\u1106\u1167\u11bc"),
    ENTENTE_ANCHOR_QUOTE, "이재명", 3 },
  { "other-white-space", ARTICLE, QUOTE (.exact = "in  Beijing.\n", .prefix = "x"),
    ENTENTE_ANCHOR_QUOTE, "in Beijing. ", 18 },
  { "quotes-by-context", "“No”, he said. “No”, she said.", QUOTE (.exact = "\"No\"", .suffix = ", she"),
    ENTENTE_ANCHOR_QUOTE, "“No”", 15 },
  { "edited-word", ARTICLE, QUOTE (.exact = "He begged Xi to mediate because China has leverage."),
    ENTENTE_ANCHOR_QUOTE, "He asked Xi to mediate because China has leverage.", 97 },
  { "edited-marks", ARTICLE, QUOTE (.exact = "He asked Xi to mediate: Xi asked for patience!"),
    ENTENTE_ANCHOR_QUOTE, "He asked Xi to mediate; Xi asked for patience.", 30 },
  { "edited-line-break", ARTICLE,
    QUOTE (.exact = "He asked Xi to mediate\nbecause China   has leverage."),
    ENTENTE_ANCHOR_QUOTE, "He asked Xi to mediate because China has leverage.", 97 },
  { "edited-by-suffix", ARTICLE,
    QUOTE (.exact = "He asked Xi to medeate", .suffix = " because China"),
    ENTENTE_ANCHOR_QUOTE, "He asked Xi to mediate", 97 },
  { "edited-by-prefix", ARTICLE,
    QUOTE (.exact = "He asked Xi to medeate", .prefix = "Beijing. "), ENTENTE_ANCHOR_QUOTE,
    "He asked Xi to mediate", 30 },
  { "edited-hangul", "어제 이재명 대통령은 시진핑 주석에게 북한과의 대화를 중재해 달라고 요청했다.",
    QUOTE (.exact = "이재명 대통령이 시진핑 주석에게 북한과 대화를 중재해 달라고 부탁했다"),
    ENTENTE_ANCHOR_QUOTE, "이재명 대통령은 시진핑 주석에게 북한과의 대화를 중재해 달라고 요청했다", 3 },
  { "other-words", ARTICLE, QUOTE (.exact = "Japan spoke to Washington about trade and tariffs."),
    ENTENTE_ANCHOR_ORPHAN, NULL, 0 },
  { "short-and-changed", ARTICLE, QUOTE (.exact = "leverege"), ENTENTE_ANCHOR_ORPHAN, NULL, 0 },
  { "no-text", "", QUOTE (.exact = "He asked Xi to mediate"), ENTENTE_ANCHOR_ORPHAN, NULL, 0 },
};

static void
test_case (gconstpointer data)
{
  const Case *expected = data;
  EntentePassage passage = entente_passage_anchor (expected->text, &expected->citation);
  g_autofree char *found = NULL;

  if (expected->found != NULL)
    {
      found = g_utf8_substring (expected->text, passage.start, passage.end);
      g_assert_cmpstr (found, ==, expected->found);
    }
  else
    g_assert_cmpuint (passage.end, ==, 0);

  g_assert_cmpint (passage.anchor, ==, expected->anchor);
  g_assert_cmpuint (passage.start, ==, expected->start);
}

/* An article of a million letters, without the same words twice. */
static char *
make_long_text (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);

  while (text->len < 1000000)
    {
      guint length = (guint) g_rand_int_range (random, 2, 10);

      for (guint i = 0; i < length; i++)
        g_string_append_c (text, (char) g_rand_int_range (random, 'a', 'z' + 1));
      g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

/* Every fifth letter but in the first sixteen. */
static char *
disturb (const char *words)
{
  char *disturbed = g_strdup (words);

  for (guint i = 20; disturbed[i] != '\0'; i += 5)
    disturbed[i] = '_';

  return disturbed;
}

static void
test_threshold (void)
{
  g_autofree char *text = make_long_text ();
  g_autofree char *words = g_strndup (text + 700000, 100);
  g_autofree char *disturbed = disturb (words);
  EntenteCitation citation = QUOTE (.exact = disturbed);
  EntentePassage passage = entente_passage_anchor (text, &citation);

  g_assert_cmpint (passage.anchor, ==, ENTENTE_ANCHOR_QUOTE);
  g_assert_cmpuint (passage.start, ==, 700000);
  g_assert_cmpuint (passage.end, ==, 700100);

  disturbed[3] = '_';
  passage = entente_passage_anchor (text, &citation);
  g_assert_cmpint (passage.anchor, ==, ENTENTE_ANCHOR_ORPHAN);
}

/* Sentences out of a small vocabulary, which resemble each other more than those of an article do. */
static char *
make_news (void)
{
  static const char *const words[]
      = { "Seoul",    "asks",      "Beijing",  "mediate", "talks",   "border",    "weapons",
          "trade",    "leaders",   "officials", "said",    "that",    "sanctions", "remain",
          "force",    "until",     "both",     "sides",   "agree",   "ministers", "return",
          "home",     "before",    "winter",   "envoys",  "carry",   "letters",   "nobody",
          "signed",   "markets",   "fell",     "after",   "news",    "treaty",    "spread",
          "through",  "capitals",  "while",    "the",     "of",      "a",         "to",
          "president", "in",       "and",      "for",     "with",    "nuclear" };
  GString *text = g_string_new (NULL);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  while (text->len < 30000)
    {
      for (gint i = g_rand_int_range (random, 6, 20); i > 0; i--)
        g_string_append_printf (text, "%s ", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
      g_string_overwrite (text, text->len - 1, ".");
      g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

/* One letter of so many is another one. */
static char *
mistype (const char *words,
         guint       n_per_error,
         GRand      *random)
{
  char *changed = g_strdup (words);

  for (guint i = 0; changed[i] != '\0'; i++)
    if (g_rand_int_range (random, 0, (gint) n_per_error) == 0)
      changed[i] = (char) g_rand_int_range (random, 'a', 'z' + 1);

  return changed;
}

#define N_MEASURED 100

/* What the threshold is worth: quotes of a length with a letter in @n_per_error changed, found where
 * they stand; and quotes that were taken out of the text, found elsewhere. */
static void
measure_threshold (const char *text,
                   guint       length,
                   guint       n_per_error,
                   guint      *n_found,
                   guint      *n_false)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  *n_found = 0;
  *n_false = 0;
  for (guint i = 0; i < N_MEASURED; i++)
    {
      guint start = (guint) g_rand_int_range (random, 0, (gint) (strlen (text) - length));
      g_autofree char *words = g_strndup (text + start, length);
      g_autofree char *changed = mistype (words, n_per_error, random);
      g_autofree char *without = g_strdup_printf ("%.*s%s", (int) start, text, text + start + length);
      const EntenteCitation citation = QUOTE (.exact = changed);
      const EntenteCitation gone = QUOTE (.exact = words);
      EntentePassage passage = entente_passage_anchor (text, &citation);

      if (passage.end > 0 && ABS ((gint) passage.start - (gint) start) < 4)
        *n_found += 1;
      if (entente_passage_anchor (without, &gone).anchor != ENTENTE_ANCHOR_ORPHAN)
        *n_false += 1;
    }
}

static void
test_measured (void)
{
  static const struct
  {
    guint length;
    guint n_per_error;
    guint min_found; /* percent */
    guint max_false;
  } cases_measured[] = {
    { 30, 20, 72, 1 }, { 60, 12, 86, 0 }, { 120, 10, 96, 0 }, { 120, 8, 84, 0 },
  };
  g_autofree char *text = make_news ();

  for (guint i = 0; i < G_N_ELEMENTS (cases_measured); i++)
    {
      guint n_found;
      guint n_false;

      measure_threshold (text, cases_measured[i].length, cases_measured[i].n_per_error, &n_found,
                         &n_false);
      g_test_message ("%u letters, one in %u changed: %.1f %% found; gone: %.1f %% found elsewhere",
                      cases_measured[i].length, cases_measured[i].n_per_error,
                      100.0 * n_found / N_MEASURED, 100.0 * n_false / N_MEASURED);
      g_assert_cmpuint (n_found * 100, >=, cases_measured[i].min_found * N_MEASURED);
      g_assert_cmpuint (n_false * 100, <=, cases_measured[i].max_false * N_MEASURED);
    }
}

/* Quotes and texts that make naive searching slow end in a time nobody notices much. */
static void
test_hostile (void)
{
  g_autofree char *text = g_strnfill (1000000, 'e');
  g_autofree char *quote = g_strnfill (4000, 'e');
  g_autofree char *other = g_strnfill (4000, 'f');
  g_autofree char *long_quote = g_strnfill (999999, 'e');
  const EntenteCitation citations[] = {
    QUOTE (.exact = "e", .prefix = quote, .suffix = quote),
    QUOTE (.exact = quote, .prefix = "f", .suffix = "f"),
    QUOTE (.exact = long_quote),
    QUOTE (.exact = other),
  };
  double seconds;

  g_test_timer_start ();
  for (guint i = 0; i < G_N_ELEMENTS (citations); i++)
    {
      EntentePassage passage = entente_passage_anchor (text, &citations[i]);

      g_assert_cmpint (passage.anchor, ==, i == 3 ? ENTENTE_ANCHOR_ORPHAN : ENTENTE_ANCHOR_QUOTE);
    }
  seconds = g_test_timer_elapsed ();
  g_test_message ("%.3f s", seconds);
}

/* Words that are not where they were are looked for only as long as there is something left to spend;
 * what was given up is told. */
static void
test_allowance (void)
{
  static const char text[] = "Oslo asked Rome to mediate with Cairo on Friday. Rome said nothing.";
  EntenteCitation there = { .exact = "Rome said", .start = 49, .end = 58 };
  EntenteCitation moved = { .exact = "Rome to mediate", .start = 1, .end = 16 };
  EntenteCitation changed = { .exact = "asked Rome to meditate with Cairo on", .start = -1, .end = -1 };
  const EntenteCitation *const citations[] = { &there, &moved, &changed };
  EntentePassage passages[G_N_ELEMENTS (citations)];
  guint64 allowance = 1;

  g_assert_cmpuint (entente_passages_anchor (text, citations, 3, &allowance, passages), ==, 2);
  g_assert_cmpuint (allowance, ==, 0);
  g_assert_cmpint (passages[0].anchor, ==, ENTENTE_ANCHOR_POSITION);
  g_assert_cmpint (passages[1].anchor, ==, ENTENTE_ANCHOR_ORPHAN);
  g_assert_cmpint (passages[2].anchor, ==, ENTENTE_ANCHOR_ORPHAN);

  allowance = ENTENTE_PASSAGES_ALLOWANCE;
  g_assert_cmpuint (entente_passages_anchor (text, citations, 3, &allowance, passages), ==, 0);
  g_assert_cmpuint (allowance, <, ENTENTE_PASSAGES_ALLOWANCE);
  g_assert_cmpint (passages[1].anchor, ==, ENTENTE_ANCHOR_QUOTE);
  g_assert_cmpuint (passages[1].start, ==, 11);
  g_assert_cmpint (passages[2].anchor, ==, ENTENTE_ANCHOR_QUOTE);
  g_assert_cmpuint (passages[2].start, ==, 5);
}

/* Near their old place words are taken at once only if nothing further away can be better. */
static void
test_near (void)
{
  g_autofree char *far_away = g_strnfill (20000, 'x');
  g_autofree char *text
      = g_strconcat ("He left. ", far_away, " so he left. And he left. ", far_away, NULL);
  EntenteCitation nearest = { .exact = "left.", .start = 20012, .end = 20017 };
  EntenteCitation first = { .exact = "left.", .prefix = "He ", .suffix = " xxx", .start = 20012,
                            .end = 20017 };
  EntenteCitation second = { .exact = "left.", .prefix = "nd he ", .suffix = " xxx", .start = 2,
                             .end = 7 };

  g_assert_cmpuint (entente_passage_anchor (text, &nearest).start, ==, 20016);
  g_assert_cmpuint (entente_passage_anchor (text, &first).start, ==, 3);
  g_assert_cmpuint (entente_passage_anchor (text, &second).start, ==, 20029);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/text/anchor/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/text/anchor/threshold", test_threshold);
  g_test_add_func ("/text/anchor/measured", test_measured);
  g_test_add_func ("/text/anchor/hostile", test_hostile);
  g_test_add_func ("/text/anchor/allowance", test_allowance);
  g_test_add_func ("/text/anchor/near", test_near);

  return g_test_run ();
}
