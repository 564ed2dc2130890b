/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-text-merge.h"

#include "entente-json-text.h"
#include "entente-json-value.h"
#include "entente-text-diff.h"

/* NULL where the text has what no C string can hold. */
static char *
dup_plain (EntenteJsonSpan span)
{
  GString *text = g_string_new (NULL);
  EntenteJsonOddities oddities = entente_json_decode (span.text + 1, span.length - 2, text);

  return g_string_free (text, oddities != ENTENTE_JSON_PLAIN);
}

/* One side's changes on the way through the base text. */
typedef struct
{
  GArray *hunks;    /* EntenteTextHunk */
  const char *text; /* the side's */
  const char *at;   /* in @text, at code point @place */
  guint place;
  guint index;
} Side;

static const EntenteTextHunk *
get_hunk (Side *self)
{
  return self->index < self->hunks->len ? &g_array_index (self->hunks, EntenteTextHunk, self->index)
                                        : NULL;
}

static void
append_new (GString *merged,
            Side    *self)
{
  const EntenteTextHunk *hunk = get_hunk (self);
  const char *start = g_utf8_offset_to_pointer (self->at, (glong) (hunk->new_start - self->place));
  const char *end = g_utf8_offset_to_pointer (start, (glong) (hunk->new_end - hunk->new_start));

  g_string_append_len (merged, start, end - start);
  self->at = end;
  self->place = hunk->new_end;
  self->index++;
}

/* Whether two stretches of the base overlap or meet: words put in at one place have no order. */
static gboolean
meet (const EntenteTextHunk *a,
      const EntenteTextHunk *b)
{
  return a->old_start <= b->old_end && b->old_start <= a->old_end;
}

static char *
weave (const char *base,
       Side       *ours,
       Side       *theirs)
{
  g_autoptr (GString) merged = g_string_new (NULL);
  guint place = 0;

  while (get_hunk (ours) != NULL || get_hunk (theirs) != NULL)
    {
      const EntenteTextHunk *a = get_hunk (ours);
      const EntenteTextHunk *b = get_hunk (theirs);
      gboolean takes_ours = b == NULL || (a != NULL && a->old_start < b->old_start);
      const EntenteTextHunk *hunk = takes_ours ? a : b;
      const char *start = g_utf8_offset_to_pointer (base, (glong) (hunk->old_start - place));

      if (a != NULL && b != NULL && meet (a, b))
        return NULL;
      g_string_append_len (merged, base, start - base);
      base = g_utf8_offset_to_pointer (start, (glong) (hunk->old_end - hunk->old_start));
      place = hunk->old_end;
      append_new (merged, takes_ours ? ours : theirs);
    }
  g_string_append (merged, base);
  return g_string_free (g_steal_pointer (&merged), FALSE);
}

char *
entente_text_merge (const EntenteVersions *versions)
{
  g_autofree char *base = dup_plain (versions->base);
  g_autofree char *ours = dup_plain (versions->ours);
  g_autofree char *theirs = dup_plain (versions->theirs);
  g_autoptr (GArray) ours_hunks = NULL;
  g_autoptr (GArray) theirs_hunks = NULL;
  g_autofree char *merged = NULL;
  Side our_side;
  Side their_side;

  if (base == NULL || ours == NULL || theirs == NULL)
    return NULL;
  ours_hunks = entente_text_diff (base, ours);
  theirs_hunks = entente_text_diff (base, theirs);
  our_side = (Side){ ours_hunks, ours, ours, 0, 0 };
  their_side = (Side){ theirs_hunks, theirs, theirs, 0, 0 };
  merged = weave (base, &our_side, &their_side);
  return merged != NULL ? entente_json_quote (merged) : NULL;
}
