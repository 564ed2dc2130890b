/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-edit"

#include "entente-moved-selector.h"

#include "entente-json-text.h"
#include "entente-text-diff.h"

#include <string.h>

/* Cut and pasted words are looked for elsewhere from this length on: shorter ones ("the talks") are
 * written anew too often to be the ones that were cited. */
#define MIN_MOVED_CODES 8

#define MAX_PLACES 256

static char *
dup_words (EntenteTextIndex *text,
           guint             start,
           guint             end)
{
  const char *from = entente_text_index_to_pointer (text, start);

  return g_strndup (from, (gsize) (entente_text_index_to_pointer (text, end) - from));
}

static guint
count_letters (EntenteTextIndex *text,
               guint             start,
               guint             end)
{
  const char *p = entente_text_index_to_pointer (text, start);
  guint n_letters = 0;

  for (guint i = start; i < end; i++, p = g_utf8_next_char (p))
    n_letters += g_unichar_isalnum (g_utf8_get_char (p)) ? 1 : 0;

  return n_letters;
}

/* The article was rewritten under a citation. It stays where half of the cited letters are still
 * there, and half of those that would be cited now are among them: as long as the passage is more
 * what it was than anything else. The place is known here, so that more may be different than where
 * words are looked for in a text changed elsewhere (a fifth); with less than half, what is
 * left of an English or German sentence is its small words, which it shares with any other. */
static gboolean
still_stands (EntenteTextIndex *old_text,
              EntenteTextIndex *new_text,
              GArray           *hunks,
              guint             start,
              guint             end,
              guint             new_start,
              guint             new_end)
{
  guint n_old = count_letters (old_text, start, end);
  guint n_new = count_letters (new_text, new_start, new_end);
  guint n_kept = n_old;

  for (guint i = 0; i < hunks->len; i++)
    {
      const EntenteTextHunk *hunk = &g_array_index (hunks, EntenteTextHunk, i);
      guint from = MAX (hunk->old_start, start);
      guint to = MIN (hunk->old_end, end);

      if (hunk->old_start >= end)
        break;
      if (to > from)
        n_kept -= count_letters (old_text, from, to);
    }
  /* Words without letters: "…", "100 %" is one with some. */
  if (n_old == 0)
    return new_end - new_start == end - start;

  return n_kept * 2 >= n_old && n_kept * 2 >= n_new;
}

static gboolean
touches_hunk (GArray *hunks,
              guint   start,
              guint   end)
{
  guint low = 0;
  guint high = hunks->len;

  /* The first hunk that ends behind @start. */
  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (hunks, EntenteTextHunk, middle).new_end <= start)
        low = middle + 1;
      else
        high = middle;
    }

  return low < hunks->len && g_array_index (hunks, EntenteTextHunk, low).new_start < end;
}

/* The words letter by letter where something was put in: cut and pasted, or behind an
 * insertion that begins as they do. Words that stood there before belong to themselves. */
static gboolean
find_put_in (EntenteTextIndex *new_text,
             GArray           *hunks,
             const char       *words,
             guint             near_start,
             guint             near_end,
             guint            *start,
             guint            *end)
{
  const gsize length = strlen (words);
  const guint n_codes = (guint) g_utf8_strlen (words, -1);
  const char *text_end = new_text->text + new_text->length;
  const char *place = new_text->text;
  gint64 best = -1;

  for (guint i = 0; i < MAX_PLACES; i++)
    {
      guint at;
      gint64 away;

      place = memmem (place, (gsize) (text_end - place), words, length);
      if (place == NULL)
        break;
      at = entente_text_index_to_offset (new_text, place);
      away = ABS ((gint64) at - (gint64) near_start);
      place++;
      if (!touches_hunk (hunks, at, at + n_codes) ||
          (n_codes < MIN_MOVED_CODES && (at < near_start || at + n_codes > near_end)) ||
          (best >= 0 && away >= best))
        continue;
      best = away;
      *start = at;
      *end = at + n_codes;
    }

  return best >= 0;
}

/* The same, whatever their quotation marks and where lines and paragraphs end. */
static gboolean
find_put_in_loosely (EntenteTextIndex *new_text,
                     GArray           *hunks,
                     const char       *words,
                     guint            *start,
                     guint            *end)
{
  const EntenteQuote quote = { words, NULL, NULL, *start };
  guint64 allowance = ENTENTE_ALLOWANCE_CITATION;
  guint found;
  guint found_end;

  if (!entente_text_search_loose (new_text, &quote, &allowance, &found, &found_end)
      || found_end - found < MIN_MOVED_CODES || !touches_hunk (hunks, found, found_end))
    return FALSE;
  *start = found;
  *end = found_end;

  return TRUE;
}

/* White space that a deleted word leaves at an end. */
static void
trim_spaces (EntenteTextIndex *text,
             guint            *start,
             guint            *end)
{
  while (*end > *start && g_unichar_isspace (g_utf8_get_char (
                              entente_text_index_to_pointer (text, *end - 1))))
    *end -= 1;
  while (*end > *start
         && g_unichar_isspace (g_utf8_get_char (entente_text_index_to_pointer (text, *start))))
    *start += 1;
}

/* The closing mark of a sentence is like that of any other, and may have been taken for it: it is
 * taken back where nothing but other marks stands between. */
static void
take_closing_mark (EntenteTextIndex *text,
                   const char       *words,
                   guint             start,
                   guint            *end)
{
  gunichar mark = g_utf8_get_char (g_utf8_prev_char (words + strlen (words)));
  const char *p = entente_text_index_to_pointer (text, *end);

  if (!g_unichar_ispunct (mark) || *end <= start
      || g_utf8_get_char (g_utf8_prev_char (p)) == mark)
    return;
  for (guint i = 1; i <= 3 && g_unichar_ispunct (g_utf8_get_char (p)); i++, p = g_utf8_next_char (p))
    if (g_utf8_get_char (p) == mark)
      {
        *end += i;
        return;
      }
}

/* Where its words stand now. @hunks: from the old to the new text. FALSE where they do no longer. */
static gboolean
find (const EntenteMovedSelector *self,
      EntenteTextIndex           *old_text,
      EntenteTextIndex           *new_text,
      GArray                     *hunks,
      guint                      *start,
      guint                      *end)
{
  g_autofree char *words = NULL;
  g_autofree char *moved = NULL;
  gboolean is_left;

  if (self->end <= self->start)
    return FALSE;

  is_left = entente_text_diff_move (hunks, self->start, self->end, start, end);
  words = dup_words (old_text, self->start, self->end);
  moved = dup_words (new_text, *start, *end);
  if (strcmp (words, moved) == 0)
    return TRUE;
  if (find_put_in (new_text, hunks, words, *start, *end, start, end)
      || find_put_in_loosely (new_text, hunks, words, start, end))
    return TRUE;
  if (!is_left
      || !still_stands (old_text, new_text, hunks, self->start, self->end, *start, *end))
    return FALSE;
  if (!g_ascii_isspace (words[0]) && !g_ascii_isspace (words[strlen (words) - 1]))
    trim_spaces (new_text, start, end);
  take_closing_mark (new_text, words, *start, end);

  return *end > *start;
}

static void
take_member (char       **json,
             const char  *member,
             const char  *value)
{
  char *changed;
  gsize start;
  gsize length;

  if (entente_json_find_member (*json, -1, member, &start, &length) && length == strlen (value)
      && memcmp (*json + start, value, length) == 0)
    return;
  changed = entente_json_set_member (*json, -1, member, value,
                                     entente_json_get_part_order (ENTENTE_JSON_CITATION));
  g_free (*json);
  *json = changed;
}

static void
take_text (char             **json,
           const char        *member,
           EntenteTextIndex  *text,
           guint              start,
           guint              end)
{
  g_autofree char *words = dup_words (text, start, end);
  g_autofree char *present = entente_json_dup_member_string (*json, -1, member);
  g_autofree char *value = NULL;

  /* Its own bytes where it says the same. */
  if (g_strcmp0 (words, present) == 0)
    return;
  value = entente_json_quote (words);
  take_member (json, member, value);
}

static void
take_number (char       **json,
             const char  *member,
             guint        number)
{
  g_autofree char *value = g_strdup_printf ("%u", number);

  take_member (json, member, value);
}

gint64
entente_selector_get_offset (const char *json,
                             const char *member)
{
  gsize start;
  gsize length;

  if (!entente_json_find_member (json, -1, member, &start, &length)
      || !g_ascii_isdigit (json[start]))
    return -1;

  return g_ascii_strtoll (json + start, NULL, 10);
}

char *
entente_selector_put_words (const char       *json,
                            EntenteTextIndex *text,
                            guint             start,
                            guint             end)
{
  char *changed = g_strdup (json);

  take_text (&changed, "exact", text, start, end);
  take_text (&changed, "prefix", text, start - MIN (start, ENTENTE_N_CONTEXT), start);
  take_text (&changed, "suffix", text, end,
             end + MIN (text->n_codes - end, ENTENTE_N_CONTEXT));
  take_number (&changed, "start", start);
  take_number (&changed, "end", end);

  return changed;
}

/* Surroundings that are still right stay, however long somebody made them. */
static void
renew_context (char            **json,
               EntenteTextIndex *text,
               guint             start,
               guint             end)
{
  g_autofree char *prefix = entente_json_dup_member_string (*json, -1, "prefix");
  g_autofree char *suffix = entente_json_dup_member_string (*json, -1, "suffix");
  const char *from = entente_text_index_to_pointer (text, start);
  const char *behind = entente_text_index_to_pointer (text, end);
  gsize length = prefix != NULL ? strlen (prefix) : 0;

  if (prefix != NULL
      && ((gsize) (from - text->text) < length || memcmp (from - length, prefix, length) != 0))
    take_text (json, "prefix", text, start - MIN (start, ENTENTE_N_CONTEXT), start);
  if (suffix != NULL && !g_str_has_prefix (behind, suffix))
    take_text (json, "suffix", text, end, end + MIN (text->n_codes - end, ENTENTE_N_CONTEXT));
}

char *
entente_moved_selector_to_json (const EntenteMovedSelector *self,
                                EntenteTextIndex           *old_text,
                                EntenteTextIndex           *new_text,
                                GArray                     *hunks)
{
  g_autofree char *exact = entente_json_dup_member_string (self->json, -1, "exact");
  char *json;
  guint start;
  guint end;

  if (self->end <= self->start)
    return g_strdup (self->json);
  if (!find (self, old_text, new_text, hunks, &start, &end))
    {
      if (exact != NULL && *exact != '\0')
        return g_strdup (self->json);
      /* A bare position would stand for other words from now on. */
      return entente_selector_put_words (self->json, old_text, self->start, self->end);
    }

  json = g_strdup (self->json);
  if (exact != NULL && *exact != '\0')
    take_text (&json, "exact", new_text, start, end);
  renew_context (&json, new_text, start, end);
  take_number (&json, "start", start);
  take_number (&json, "end", end);

  return json;
}
