/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-language-tag.h"

#define N_SUBTAG_MAX 8 /* characters */

gboolean
entente_language_tag_is_valid (const char *text,
                               gsize       length)
{
  gsize subtag = 0;
  gboolean is_first = TRUE;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '-' && subtag > 0)
        {
          subtag = 0;
          is_first = FALSE;
          continue;
        }
      if (!(is_first ? g_ascii_isalpha (text[i]) : g_ascii_isalnum (text[i]))
          || ++subtag > N_SUBTAG_MAX)
        return FALSE;
    }
  return subtag >= (is_first ? 2 : 1);
}
