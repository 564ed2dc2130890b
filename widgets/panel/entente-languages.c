/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-languages.h"

#include "entente-map.h"
#include "entente-plain-text.h"

#include <glib/gi18n.h>
#include <string.h>

static const struct
{
  const char *tag;
  const char *name;
} languages[] = {
  { "ar", N_("Arabic") },
  { "zh", N_("Chinese") },
  { "zh-Hans", N_("Chinese, simplified") },
  { "zh-Hant", N_("Chinese, traditional") },
  { "cs", N_("Czech") },
  { "nl", N_("Dutch") },
  { "en", N_("English") },
  { "fr", N_("French") },
  { "de", N_("German") },
  { "el", N_("Greek") },
  { "he", N_("Hebrew") },
  { "hi", N_("Hindi") },
  { "hu", N_("Hungarian") },
  { "id", N_("Indonesian") },
  { "it", N_("Italian") },
  { "ja", N_("Japanese") },
  { "ko", N_("Korean") },
  { "mn", N_("Mongolian") },
  { "fa", N_("Persian") },
  { "pl", N_("Polish") },
  { "pt", N_("Portuguese") },
  { "ru", N_("Russian") },
  { "es", N_("Spanish") },
  { "sv", N_("Swedish") },
  { "th", N_("Thai") },
  { "tr", N_("Turkish") },
  { "uk", N_("Ukrainian") },
  { "ur", N_("Urdu") },
  { "vi", N_("Vietnamese") },
};

const char *
entente_language_get_name (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      if (g_ascii_strcasecmp (languages[i].tag, tag) == 0)
        return _(languages[i].name);
    }
  return tag;
}

const char *
entente_language_find_tag (const char *text)
{
  g_autofree char *folded = entente_plain_text_fold (text);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *name = entente_plain_text_fold (_(languages[i].name));

      if (strcmp (name, folded) == 0)
        return languages[i].tag;
    }
  return text;
}

GPtrArray *
entente_suggest_languages (const char *typed,
                           gpointer    unused)
{
  GPtrArray *suggestions
      = g_ptr_array_new_with_free_func ((GDestroyNotify) entente_suggestion_free);
  g_autofree char *folded = entente_plain_text_fold (typed);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autofree char *name = entente_plain_text_fold (_(languages[i].name));

      if (strstr (name, folded) != NULL || g_ascii_strcasecmp (languages[i].tag, typed) == 0)
        g_ptr_array_add (suggestions,
                         entente_suggestion_new (_(languages[i].name), languages[i].tag,
                                                 languages[i].tag, ENTENTE_NO_SLOT));
    }
  return suggestions;
}
