/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-edit"

#include "entente-step-name.h"

#include "entente-sentence.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_TITLE_MAX 40 /* code points */

/* A member's step alone, and with what it is done to. */
static const struct
{
  const char *member;
  const char *name;
  const char *of;
} names[] = {
  { "accessed", N_("Change Access Date"), N_("Change Access Date of %s") },
  { "actors", N_("Change Actors"), N_("Change Actors of %s") },
  { "aliases", N_("Change Aliases"), N_("Change Aliases of %s") },
  { "archive_url", N_("Change Archive Address"), N_("Change Archive Address of %s") },
  { "authors", N_("Change Authors"), N_("Change Authors of %s") },
  { "bend", N_("Bend Relation"), N_("Bend %s") },
  { "citations", N_("Change Citations"), N_("Change Citations of %s") },
  { "claim", N_("Change Claim"), N_("Change Claim of %s") },
  { "color", N_("Change Color"), N_("Change Color of %s") },
  { "color_by", N_("Change What Colors Mean"), N_("Change What Colors of %s Mean") },
  { "concerns", N_("Change What It Concerns"), N_("Change What %s Concerns") },
  { "description", N_("Change Description"), N_("Change Description of %s") },
  { "direction", N_("Change Direction"), N_("Change Direction of %s") },
  { "form", N_("Change Form"), N_("Change Form of %s") },
  { "group", N_("Change Group"), N_("Change Group of %s") },
  { "ignored", N_("Change What Is Ignored"), N_("Change What Is Ignored in %s") },
  { "kind", N_("Change Kind"), N_("Change Kind of %s") },
  { "kinds", N_("Change Kinds"), N_("Change Kinds of %s") },
  { "label", N_("Change Label"), N_("Change Label of %s") },
  { "language", N_("Change Language"), N_("Change Language of %s") },
  { "layout", N_("Change Layout"), N_("Change Layout of %s") },
  { "legend", N_("Show or Hide Legend"), N_("Show or Hide Legend of %s") },
  { "name", N_("Change Name"), N_("Rename %s") },
  { "names", N_("Change Names"), N_("Change Names of %s") },
  { "not_actors", N_("Change What Is No Actor"), N_("Change What Is No Actor in %s") },
  { "note", N_("Change Note"), N_("Change Note of %s") },
  { "order", N_("Change Order"), N_("Change Order of %s") },
  { "phase", N_("Change Phase"), N_("Change Phase of %s") },
  { "phrase", N_("Change Phrase"), N_("Change Phrase of %s") },
  { "pinned", N_("Change Pin"), N_("Change Pin of %s") },
  { "position", N_("Move"), N_("Move %s") },
  { "published", N_("Change Publication Date"), N_("Change Publication Date of %s") },
  { "publisher", N_("Change Publisher"), N_("Change Publisher of %s") },
  { "regarding", N_("Change Third Parties"), N_("Change Third Parties of %s") },
  { "relations", N_("Change Relations"), N_("Change Relations of %s") },
  { "shape", N_("Change Shape"), N_("Change Shape of %s") },
  { "since", N_("Change Since"), N_("Change Beginning of %s") },
  { "source", N_("Change Source"), N_("Change Source of %s") },
  { "target", N_("Change Target"), N_("Change Target of %s") },
  { "text", N_("Change Text"), N_("Change Text of %s") },
  { "title", N_("Change Title"), N_("Change Title of %s") },
  { "tone", N_("Change Tone"), N_("Change Tone of %s") },
  { "until", N_("Change Until"), N_("Change End of %s") },
  { "url", N_("Change Address"), N_("Change Address of %s") },
  { "via", N_("Change Intermediaries"), N_("Change Intermediaries of %s") },
  { "view", N_("Change View"), N_("Change View of %s") },
  { "weight", N_("Change Weight"), N_("Change Weight of %s") },
};

static char *
dup_filled (const char *format,
            const char *title)
{
  GString *filled = g_string_new (format);

  g_string_replace (filled, "%s", title, 1);
  return g_string_free (filled, FALSE);
}

char *
entente_step_name_dup_member (const char *title,
                              const char *member)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (strcmp (names[i].member, member) == 0)
        return title != NULL ? dup_filled (_(names[i].of), title) : g_strdup (_(names[i].name));
    }
  if (title == NULL)
    /* Translators: the name of an undo step; %s is a member of the file, such as “rating”. */
    return g_strdup_printf (_("Change “%s”"), member);
  /* Translators: the name of an undo step; the first %s is a member of the file, such as “rating”,
   * the second a record in quotation marks. */
  return g_strdup_printf (_("Change “%s” of %s"), member, title);
}

/* On one line, and of a length that fits into a menu. */
static char *
dup_cut (const char *text)
{
  GString *cut = g_string_new (NULL);
  guint n_points = 0;

  for (const char *p = text; *p != '\0' && n_points < N_TITLE_MAX; p = g_utf8_next_char (p))
    {
      gunichar code = g_utf8_get_char (p);

      g_string_append_unichar (cut, g_unichar_iscntrl (code) ? ' ' : code);
      if (++n_points == N_TITLE_MAX && *g_utf8_next_char (p) != '\0')
        g_string_append (cut, "…");
    }
  return g_string_free (cut, FALSE);
}

char *
entente_step_name_dup_quoted (const char *text)
{
  g_autofree char *cut = dup_cut (text);
  g_autoptr (GString) isolated = g_string_new (NULL);

  entente_sentence_append_name (isolated, cut);
  /* Translators: what a record is called, in the quotation marks of the language. */
  return g_strdup_printf (_("“%s”"), isolated->str);
}

/* Its ends say better than its words which relation it is. */
static char *
dup_ends (EntenteMap *map,
          guint32     relation)
{
  const EntenteRelation *row = entente_map_get_relation (map, relation);
  g_autofree char *source = dup_cut (entente_map_get_actor_name (map, row->source));
  g_autofree char *target = dup_cut (entente_map_get_actor_name (map, row->target));
  g_autoptr (GString) ends = g_string_new (NULL);

  entente_sentence_append_name (ends, source);
  g_string_append (ends, " → ");
  entente_sentence_append_name (ends, target);
  /* Translators: what a record is called, in the quotation marks of the language. */
  return g_strdup_printf (_("“%s”"), ends->str);
}

char *
entente_step_name_dup_title (EntenteMap        *map,
                             EntenteRecordType  type,
                             guint32            slot)
{
  const char *title = NULL;

  switch (type)
    {
    case ENTENTE_RECORD_ACTOR:
      return entente_step_name_dup_quoted (entente_map_get_actor_name (map, slot));
    case ENTENTE_RECORD_RELATION:
      return dup_ends (map, slot);
    case ENTENTE_RECORD_ARTICLE:
      title = entente_map_get_article (map, slot)->title;
      return entente_step_name_dup_quoted (title != NULL && *title != '\0' ? title
                                                                           : _("Untitled Article"));
    case ENTENTE_RECORD_STEP:
      title = entente_map_get_step (map, slot)->title;
      return entente_step_name_dup_quoted (title != NULL && *title != '\0' ? title
                                                                           : _("Untitled Step"));
    case ENTENTE_RECORD_DOCUMENT:
    default:
      return NULL;
    }
}
