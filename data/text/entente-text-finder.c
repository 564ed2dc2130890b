/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-text-finder.h"

#include "entente-folded-text.h"

#include <string.h>

struct _EntenteTextFinder
{
  gunichar *codes; /* folded */
  guint n_codes;
};

/**
 * entente_text_finder_new:
 * @wanted: valid UTF-8
 *
 * Returns: (transfer full): a finder of these words
 */
EntenteTextFinder *
entente_text_finder_new (const char *wanted)
{
  EntenteTextFinder *self = g_new0 (EntenteTextFinder, 1);
  g_auto (EntenteFoldedText) folded = { 0 };

  entente_folded_text_init (&folded, wanted);
  self->n_codes = folded.n_codes;
  self->codes = g_memdup2 (folded.codes, folded.n_codes * sizeof (gunichar));
  return self;
}

void
entente_text_finder_free (EntenteTextFinder *self)
{
  g_free (self->codes);
  g_free (self);
}

gboolean
entente_text_finder_is_empty (const EntenteTextFinder *self)
{
  return self->n_codes == 0;
}

static gboolean
stands_at (const EntenteTextFinder *self,
           const EntenteFoldedText *folded,
           guint                    i)
{
  return folded->codes[i] == self->codes[0]
         && memcmp (folded->codes + i, self->codes, self->n_codes * sizeof (gunichar)) == 0;
}

/**
 * entente_text_finder_find:
 * @text: valid UTF-8
 * @n_max: how many places are enough
 *
 * Finds what is wanted. A place takes in the marks of its last letter. O(length of the text) for all
 * but made-up texts, O(length × wanted) for those.
 *
 * Returns: (element-type EntenteTextRange) (transfer full): code points of @text, rising
 */
GArray *
entente_text_finder_find (const EntenteTextFinder *self,
                          const char              *text,
                          guint                    n_max)
{
  GArray *ranges = g_array_new (FALSE, FALSE, sizeof (EntenteTextRange));
  g_auto (EntenteFoldedText) folded = { 0 };

  if (self->n_codes == 0)
    return ranges;
  entente_folded_text_init (&folded, text);
  for (guint i = 0; i + self->n_codes <= folded.n_codes && ranges->len < n_max;)
    {
      EntenteTextRange range;

      if (!stands_at (self, &folded, i))
        {
          i += 1;
          continue;
        }
      range.start = folded.places[i];
      i += self->n_codes;
      range.end = entente_folded_text_get_end (&folded, i);
      g_array_append_val (ranges, range);
    }
  return ranges;
}
