/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-command"

#include "entente-verbs.h"

#include "entente-article-text.h"
#include "entente-json-text.h"
#include "entente-mentions.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  EntenteMap *map;
  EntenteNameIndex *index;
  GString *text;
  gboolean json;
} Telling;

static const char *
get_id (Telling           *self,
        EntenteRecordType  type,
        guint32            slot)
{
  return entente_map_get_id (self->map, type, slot);
}

static void
add_json (Telling              *self,
          guint32               article,
          const EntenteMention *mention,
          const char           *exact)
{
  g_autofree char *article_id
      = entente_json_quote (get_id (self, ENTENTE_RECORD_ARTICLE, article));
  g_autofree char *actor_id
      = entente_json_quote (get_id (self, ENTENTE_RECORD_ACTOR, mention->actor));
  g_autofree char *words = entente_json_quote (exact);
  guint n_actors;
  const guint32 *actors = entente_name_index_get_actors (self->index, mention->name, &n_actors);

  g_string_append_printf (self->text,
                          "{\"article\": %s, \"actor\": %s, \"start\": %u, \"end\": %u, \"exact\": %s",
                          article_id, actor_id, mention->start, mention->end, words);
  for (guint i = 1; i < n_actors; i++)
    {
      g_autofree char *other = entente_json_quote (get_id (self, ENTENTE_RECORD_ACTOR, actors[i]));

      g_string_append_printf (self->text, "%s%s", i == 1 ? ", \"others\": [" : ", ", other);
    }
  g_string_append (self->text, n_actors > 1 ? "]}\n" : "}\n");
}

/* Line breaks within a name would break the line. */
static void
add_line (Telling              *self,
          guint32               article,
          const EntenteMention *mention,
          const char           *exact)
{
  g_autofree char *words = g_strdelimit (g_strdup (exact), "\t\r\n", ' ');

  g_string_append_printf (self->text, "%s:%u–%u: %s: “%s”",
                          get_id (self, ENTENTE_RECORD_ARTICLE, article), mention->start,
                          mention->end, entente_map_get_actor_name (self->map, mention->actor),
                          words);
  if (mention->n_actors > 1)
    /* Translators: follows a mention whose name several actors have. */
    g_string_append_printf (self->text,
                            ngettext (" (or %u other)", " (or %u others)", mention->n_actors - 1),
                            mention->n_actors - 1);
  g_string_append_c (self->text, '\n');
}

static void
tell_article (Telling *self,
              guint32  article)
{
  g_autofree char *language = NULL;
  g_autofree char *text = entente_map_dup_article_text (self->map, article, &language);
  g_autoptr (GArray) mentions = NULL;
  const char *place = text;
  guint offset = 0;

  if (text == NULL)
    return;
  mentions = entente_name_index_find (self->index, text, language);
  for (guint i = 0; i < mentions->len; i++)
    {
      const EntenteMention *mention = &g_array_index (mentions, EntenteMention, i);
      const char *start = g_utf8_offset_to_pointer (place, mention->start - offset);
      const char *end = g_utf8_offset_to_pointer (start, mention->end - mention->start);
      g_autofree char *exact = g_strndup (start, (gsize) (end - start));

      if (self->json)
        add_json (self, article, mention, exact);
      else
        add_line (self, article, mention, exact);
      place = end;
      offset = mention->end;
    }
}

static int
print_mentions (EntenteInvocation *invocation,
                const char        *article_id,
                gboolean           json)
{
  g_autoptr (EntenteMap) map
      = entente_invocation_read (invocation, invocation->words[0], NULL, NULL);
  g_autoptr (EntenteNameIndex) index = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  Telling telling;
  guint32 only = ENTENTE_NO_SLOT;

  if (map == NULL)
    return ENTENTE_EXIT_FAILED;
  if (article_id != NULL)
    {
      only = entente_map_find (map, ENTENTE_RECORD_ARTICLE, article_id);
      if (only == ENTENTE_NO_SLOT)
        return entente_invocation_fail (invocation, _("there is no article “%s”"), article_id);
    }

  index = entente_name_index_new (entente_map_dup_actor_names (map));
  telling = (Telling){ map, index, text, json };
  for (guint32 article = entente_map_get_first (map, ENTENTE_RECORD_ARTICLE);
       article != ENTENTE_NO_SLOT;
       article = entente_map_get_next (map, ENTENTE_RECORD_ARTICLE, article))
    {
      if (article_id == NULL || article == only)
        tell_article (&telling, article);
    }

  entente_timings_begin (&invocation->timings);
  fwrite (text->str, 1, text->len, stdout);
  fflush (stdout);
  entente_timings_end (&invocation->timings, ENTENTE_STAGE_WRITE);

  return ENTENTE_EXIT_DONE;
}

int
entente_verb_mentions (EntenteInvocation *invocation)
{
  g_autofree char *article = NULL;
  gboolean json = FALSE;
  const GOptionEntry entries[] = {
    { "article", 0, 0, G_OPTION_ARG_STRING, &article, N_("Only in this article"), N_("ID") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print one JSON object a line"), NULL },
    { NULL },
  };
  int code;

  if (!entente_invocation_parse (
          invocation, ENTENTE_OPTIONS_READING, _("MAP"),
          _("Prints where the articles of a map name its actors. Places are counted in code\n"
            "points of the article’s text, the end exclusive."),
          entries, &code))
    return code;
  if (invocation->n_words > 1)
    return entente_invocation_misuse (invocation, _("one MAP at a time: what is “%s”?"),
                                      invocation->words[1]);

  return print_mentions (invocation, article, json);
}
