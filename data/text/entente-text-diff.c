/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-text"

#include "entente-text-diff.h"

#include "entente-seeded-hash.h"
#include "entente-text-index.h"

#include <string.h>

/* Shortest edit scripts after Myers 1986 (An O(ND) difference algorithm and its variations,
 * Algorithmica 1, doi:10.1007/BF01840446), O((n + m) · d) for n and m tokens and d differences. */

/* Differences up to which a script is looked for: keeps the furthest points of all rounds in 4 MB. */
#define MAX_DIFFERENCES 1024u

/* Tokens times differences: some 0.1 s. */
#define MAX_STEPS 20000000u

/* Bytes that a hunk may go to either side. */
#define MAX_SLIDE 256u

/* A stretch of both texts, in bytes. */
typedef struct
{
  gsize old_start;
  gsize old_end;
  gsize new_start;
  gsize new_end;
} Stretch;

/* Tokens of one text: @numbers says which are alike, @starts has one more entry, the end. */
typedef struct
{
  GArray *numbers; /* guint */
  GArray *starts;  /* gsize */
} Tokens;

typedef gsize (*Tokenizer) (const char *text,
                            gsize       length);

typedef struct
{
  const char *old_text;
  const char *new_text;
  GArray *hunks; /* Stretch */
} Diff;

static void
tokens_clear (Tokens *self)
{
  g_clear_pointer (&self->numbers, g_array_unref);
  g_clear_pointer (&self->starts, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tokens, tokens_clear)

static gsize
measure_line (const char *text,
              gsize       length)
{
  const char *end = memchr (text, '\n', length);

  return end != NULL ? (gsize) (end - text) + 1 : length;
}

/* Words of scripts that part them by spaces; all else is a token by itself. */
static gboolean
is_in_word (gunichar code)
{
  if (code < 0x80)
    return g_ascii_isalnum ((char) code);
  if (code >= 0x2e80 && code < 0xa4d0)
    return FALSE;

  return g_unichar_isalnum (code) || g_unichar_ismark (code);
}

static gsize
measure_word (const char *text,
              gsize       length)
{
  const char *p = text;

  while (p < text + length && is_in_word (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);

  return p > text ? (gsize) (p - text) : (gsize) (g_utf8_next_char (text) - text);
}

static void
tokenize (Tokens     *self,
          GHashTable *numbers,
          const char *text,
          gsize       start,
          gsize       end,
          Tokenizer   measure)
{
  self->numbers = g_array_new (FALSE, FALSE, sizeof (guint));
  self->starts = g_array_new (FALSE, FALSE, sizeof (gsize));
  while (start < end)
    {
      gsize length = measure (text + start, end - start);
      char *token = g_strndup (text + start, length);
      gpointer known;
      guint number;

      if (g_hash_table_lookup_extended (numbers, token, NULL, &known))
        {
          number = GPOINTER_TO_UINT (known);
          g_free (token);
        }
      else
        {
          number = g_hash_table_size (numbers);
          g_hash_table_insert (numbers, token, GUINT_TO_POINTER (number));
        }
      g_array_append_val (self->numbers, number);
      g_array_append_val (self->starts, start);
      start += length;
    }
  g_array_append_val (self->starts, end);
}

/* Takes off what both sides begin and end with, whole code points only. */
static void
trim (Diff    *self,
      Stretch *stretch)
{
  const char *old_text = self->old_text;
  const char *new_text = self->new_text;

  while (stretch->old_start < stretch->old_end && stretch->new_start < stretch->new_end &&
         old_text[stretch->old_start] == new_text[stretch->new_start])
    {
      stretch->old_start++;
      stretch->new_start++;
    }
  while (((guchar) old_text[stretch->old_start] & 0xc0) == 0x80 ||
         ((guchar) new_text[stretch->new_start] & 0xc0) == 0x80)
    {
      stretch->old_start--;
      stretch->new_start--;
    }
  while (stretch->old_start < stretch->old_end && stretch->new_start < stretch->new_end &&
         old_text[stretch->old_end - 1] == new_text[stretch->new_end - 1])
    {
      stretch->old_end--;
      stretch->new_end--;
    }
  while (((guchar) old_text[stretch->old_end] & 0xc0) == 0x80 ||
         ((guchar) new_text[stretch->new_end] & 0xc0) == 0x80)
    {
      stretch->old_end++;
      stretch->new_end++;
    }
}

static void
add_hunk (Diff    *self,
          Stretch  stretch)
{
  Stretch *last;

  trim (self, &stretch);
  if (stretch.old_start == stretch.old_end && stretch.new_start == stretch.new_end)
    return;
  if (self->hunks->len > 0)
    {
      last = &g_array_index (self->hunks, Stretch, self->hunks->len - 1);
      if (last->old_end == stretch.old_start && last->new_end == stretch.new_start)
        {
          last->old_end = stretch.old_end;
          last->new_end = stretch.new_end;
          return;
        }
    }
  g_array_append_val (self->hunks, stretch);
}

/* Walks back from the end through the furthest points of all rounds, marking what was dropped and
 * what was put in. */
static void
mark_script (const gint32 *rounds,
             int           n_differences,
             int           n,
             int           m,
             guint8       *dropped,
             guint8       *added)
{
  int x = n;
  int y = m;

  for (int d = n_differences; d > 0; d--)
    {
      /* Round d − 1 holds the diagonals −(d − 1) … d − 1, from (d − 1)² on. */
      const gint32 *furthest = rounds + (gsize) (d - 1) * (gsize) (d - 1) + (d - 1);
      int k = x - y;
      gboolean down = k == -d || (k != d && furthest[k - 1] < furthest[k + 1]);
      int before = down ? k + 1 : k - 1;

      x = furthest[before];
      y = x - before;
      if (down)
        added[y] = 1;
      else
        dropped[x] = 1;
    }
}

/* FALSE where there are too many differences. */
static gboolean
find_script (const guint *a,
             int          n,
             const guint *b,
             int          m,
             guint8      *dropped,
             guint8      *added)
{
  const int limit = (int) MIN (MAX_DIFFERENCES, MAX_STEPS / (guint) (n + m + 1));
  g_autoptr (GArray) rounds = g_array_new (FALSE, FALSE, sizeof (gint32));

  for (int d = 0; d <= MIN (limit, n + m); d++)
    {
      gint32 *now;
      const gint32 *before;

      g_array_set_size (rounds, (guint) (d + 1) * (guint) (d + 1));
      now = &g_array_index (rounds, gint32, 0) + (gsize) d * (gsize) d + d;
      before = d > 0 ? &g_array_index (rounds, gint32, 0) + (gsize) (d - 1) * (gsize) (d - 1) + d - 1
                     : NULL;
      for (int k = -d; k <= d; k += 2)
        {
          int x = 0;

          if (d > 0)
            x = k == -d || (k != d && before[k - 1] < before[k + 1]) ? before[k + 1]
                                                                      : before[k - 1] + 1;
          while (x < n && x - k < m && a[x] == b[x - k])
            x++;
          now[k] = x;
          if (x >= n && x - k >= m)
            {
              mark_script (&g_array_index (rounds, gint32, 0), d, n, m, dropped, added);
              return TRUE;
            }
        }
    }

  return FALSE;
}

static void
compare_words (Diff    *self,
               Stretch  stretch);

/* Hands on the stretches between equal tokens. */
static void
hand_on (Diff         *self,
         const Tokens *a,
         const Tokens *b,
         const guint8 *dropped,
         const guint8 *added,
         gboolean      by_words)
{
  guint i = 0;
  guint j = 0;

  while (i < a->numbers->len || j < b->numbers->len)
    {
      guint first_i = i;
      guint first_j = j;
      Stretch stretch;

      while (i < a->numbers->len && dropped[i])
        i++;
      while (j < b->numbers->len && added[j])
        j++;
      if (i == first_i && j == first_j)
        {
          i++;
          j++;
          continue;
        }
      stretch = (Stretch){ g_array_index (a->starts, gsize, first_i),
                           g_array_index (a->starts, gsize, i),
                           g_array_index (b->starts, gsize, first_j),
                           g_array_index (b->starts, gsize, j) };
      if (by_words)
        compare_words (self, stretch);
      else
        add_hunk (self, stretch);
    }
}

static gboolean
compare (Diff      *self,
         Stretch    stretch,
         Tokenizer  measure,
         gboolean   by_words)
{
  g_autoptr (GHashTable) numbers
      = g_hash_table_new_full (entente_seeded_text_hash, g_str_equal, g_free, NULL);
  g_auto (Tokens) a = { 0 };
  g_auto (Tokens) b = { 0 };
  g_autofree guint8 *dropped = NULL;
  g_autofree guint8 *added = NULL;

  tokenize (&a, numbers, self->old_text, stretch.old_start, stretch.old_end, measure);
  tokenize (&b, numbers, self->new_text, stretch.new_start, stretch.new_end, measure);
  dropped = g_new0 (guint8, a.numbers->len + 1);
  added = g_new0 (guint8, b.numbers->len + 1);
  if (!find_script ((const guint *) (gpointer) a.numbers->data, (int) a.numbers->len,
                    (const guint *) (gpointer) b.numbers->data, (int) b.numbers->len, dropped,
                    added))
    return FALSE;
  hand_on (self, &a, &b, dropped, added, by_words);

  return TRUE;
}

static void
compare_words (Diff    *self,
               Stretch  stretch)
{
  trim (self, &stretch);
  if (stretch.old_start == stretch.old_end || stretch.new_start == stretch.new_end ||
      !compare (self, stretch, measure_word, FALSE))
    add_hunk (self, stretch);
}

static gboolean
ends_sentence (char byte)
{
  return byte == '.' || byte == '!' || byte == '?' || byte == '"';
}

/* How much a place in a text is like one at which somebody would begin or end. */
static int
rate_edge (const char *text,
           gsize       at)
{
  if (at == 0 || text[at] == '\0' || text[at - 1] == '\n' || text[at] == '\n')
    return 4;
  if (ends_sentence (text[at - 1]) && text[at] == ' ')
    return 3;
  if (at > 1 && text[at - 1] == ' ' && ends_sentence (text[at - 2]))
    return 3;
  if (text[at - 1] == ' ' || text[at] == ' ')
    return 2;

  return g_ascii_isalnum (text[at - 1]) && g_ascii_isalnum (text[at]) ? 0 : 1;
}

/* What was only put in or only taken out can often stand some letters further left or right, with
 * the same texts before and after: it goes to where sentences or words end. */
static void
slide (Diff    *self,
       Stretch *stretch,
       gsize    lowest,
       gsize    highest)
{
  const gboolean added = stretch->old_start == stretch->old_end;
  const char *text = added ? self->new_text : self->old_text;
  const gsize length
      = added ? stretch->new_end - stretch->new_start : stretch->old_end - stretch->old_start;
  gsize at = added ? stretch->new_start : stretch->old_start;
  const gsize first = at;
  gsize best = at;
  int best_rate;

  lowest = MAX (lowest, at - MIN (at, MAX_SLIDE));
  highest = MIN (highest, at + length + MAX_SLIDE);
  best_rate = rate_edge (text, at) + rate_edge (text, at + length);
  while (at > lowest && text[at - 1] == text[at + length - 1])
    at--;
  for (;; at++)
    {
      int now = rate_edge (text, at) + rate_edge (text, at + length);

      if (now > best_rate && ((guchar) text[at] & 0xc0) != 0x80
          && ((guchar) text[at + length] & 0xc0) != 0x80)
        {
          best = at;
          best_rate = now;
        }
      if (at + length >= highest || text[at] != text[at + length])
        break;
    }
  stretch->old_start += best - first;
  stretch->old_end += best - first;
  stretch->new_start += best - first;
  stretch->new_end += best - first;
}

static void
slide_all (Diff *self)
{
  for (guint i = 0; i < self->hunks->len; i++)
    {
      Stretch *stretch = &g_array_index (self->hunks, Stretch, i);
      const Stretch *before = i > 0 ? stretch - 1 : NULL;
      const Stretch *next = i + 1 < self->hunks->len ? stretch + 1 : NULL;

      if (stretch->old_start == stretch->old_end)
        slide (self, stretch, before != NULL ? before->new_end : 0,
               next != NULL ? next->new_start : strlen (self->new_text));
      else if (stretch->new_start == stretch->new_end)
        slide (self, stretch, before != NULL ? before->old_end : 0,
               next != NULL ? next->old_start : strlen (self->old_text));
    }
}

static GArray *
count_codes (Diff *self)
{
  GArray *hunks = g_array_new (FALSE, FALSE, sizeof (EntenteTextHunk));
  gsize old_at = 0;
  gsize new_at = 0;
  guint old_codes = 0;
  guint new_codes = 0;

  for (guint i = 0; i < self->hunks->len; i++)
    {
      const Stretch *stretch = &g_array_index (self->hunks, Stretch, i);
      const char *old_text = self->old_text;
      const char *new_text = self->new_text;
      EntenteTextHunk hunk;

      /* Between hunks both texts are alike. */
      hunk.old_start = old_codes + (guint) g_utf8_strlen (old_text + old_at,
                                                          (gssize) (stretch->old_start - old_at));
      hunk.new_start = new_codes + (hunk.old_start - old_codes);
      hunk.old_end = hunk.old_start
                     + (guint) g_utf8_strlen (old_text + stretch->old_start,
                                              (gssize) (stretch->old_end - stretch->old_start));
      hunk.new_end = hunk.new_start
                     + (guint) g_utf8_strlen (new_text + stretch->new_start,
                                              (gssize) (stretch->new_end - stretch->new_start));
      g_array_append_val (hunks, hunk);
      old_at = stretch->old_end;
      new_at = stretch->new_end;
      old_codes = hunk.old_end;
      new_codes = hunk.new_end;
    }
  g_assert (strcmp (self->old_text + old_at, self->new_text + new_at) == 0);

  return hunks;
}

/**
 * entente_text_diff:
 *
 * See the header.
 *
 * Returns: (element-type EntenteTextHunk) (transfer full): empty where the texts are equal
 */
GArray *
entente_text_diff (const char *old_text,
                   const char *new_text)
{
  g_autoptr (GArray) hunks = g_array_new (FALSE, FALSE, sizeof (Stretch));
  Diff self = { old_text, new_text, hunks };
  Stretch all = { 0, strlen (old_text), 0, strlen (new_text) };

  trim (&self, &all);
  if (all.old_start == all.old_end || all.new_start == all.new_end ||
      !compare (&self, all, measure_line, TRUE))
    compare_words (&self, all);

  slide_all (&self);

  return count_codes (&self);
}

/**
 * entente_text_diff_move:
 * @hunks: (element-type EntenteTextHunk): of entente_text_diff()
 * @new_start: (out): where nothing is left, the place they stood at
 * @new_end: (out): likewise
 *
 * See the header. O(hunks).
 *
 * Returns: whether something of them is left
 */
gboolean
entente_text_diff_move (GArray *hunks,
                        guint   start,
                        guint   end,
                        guint  *new_start,
                        guint  *new_end)
{
  gint64 shift = 0;
  gint64 moved_start = -1;
  gint64 moved_end = -1;

  for (guint i = 0; i < hunks->len && moved_end < 0; i++)
    {
      const EntenteTextHunk *hunk = &g_array_index (hunks, EntenteTextHunk, i);

      /* The start is told by the first hunk that reaches beyond it, the end by the first that
       * reaches it. */
      if (moved_start < 0 && hunk->old_start >= start &&
          !(hunk->old_start == start && hunk->old_end == start))
        moved_start = start + shift;
      else if (moved_start < 0 && hunk->old_end > start)
        moved_start = hunk->new_end;
      if (hunk->old_start >= end || (hunk->old_end > end && hunk->old_start >= start))
        moved_end = MIN ((gint64) end + shift, hunk->new_start);
      else if (hunk->old_end > end)
        moved_end = hunk->new_end;
      else if (hunk->old_end == end && hunk->old_start < end)
        moved_end = hunk->new_end;
      shift = (gint64) hunk->new_end - (gint64) hunk->old_end;
    }
  if (moved_start < 0)
    moved_start = start + shift;
  if (moved_end < 0)
    moved_end = end + shift;

  *new_start = (guint) moved_start;
  *new_end = (guint) MAX (moved_start, moved_end);

  return moved_end > moved_start;
}
