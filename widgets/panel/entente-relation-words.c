/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-panel"

#include "entente-relation-words.h"

#include "entente-evidence.h"
#include "entente-plain-text.h"
#include "entente-record-text.h"

#include <glib/gi18n.h>
#include <string.h>

#define N_TITLE_MAX 300
#define N_NAME_MAX 120
#define N_NOTE_MAX 300

static const char *
get_claim_words (guint claim)
{
  switch (claim)
    {
    case ENTENTE_CLAIM_ALLEGED:
      return _("alleged");
    case ENTENTE_CLAIM_CONFIRMED:
      return _("confirmed");
    case ENTENTE_CLAIM_DENIED:
      return _("denied");
    default:
      return _("reported");
    }
}

static const char *
get_phase_words (guint phase)
{
  switch (phase)
    {
    case ENTENTE_PHASE_PROPOSED:
      return _("proposed");
    case ENTENTE_PHASE_ENDED:
      return _("ended");
    default:
      return "";
    }
}

static char *
dup_date (EntenteMap *map,
          guint32     relation,
          const char *member)
{
  g_autofree char *text = entente_record_text_dup (map, ENTENTE_RECORD_RELATION, relation, member);
  g_autofree char *words = text != NULL ? entente_date_format (text) : NULL;

  return words != NULL ? entente_plain_text_cut (words, N_NAME_MAX) : NULL;
}

static char *
dup_when (EntenteMap *map,
          guint32     relation)
{
  g_autofree char *since = dup_date (map, relation, "since");
  g_autofree char *until = dup_date (map, relation, "until");
  gboolean is_open = entente_map_get_relation (map, relation)->until.latest == ENTENTE_DAY_OPEN;

  if (since == NULL && until == NULL)
    return g_strdup ("");
  if (since == NULL)
    /* Translators: how long a relation held, "until January 2026"; or that it still does. */
    return is_open ? g_strdup (until) : g_strdup_printf (_("until %s"), until);
  if (is_open)
    /* Translators: since when a relation holds, "since January 2026". */
    return g_strdup_printf (_("since %s"), since);
  if (until == NULL || strcmp (since, until) == 0)
    return g_steal_pointer (&since);
  /* Translators: from when to when, "2017 – January 2026". */
  return g_strdup_printf (_("%s – %s"), since, until);
}

char *
entente_relation_words_dup_kicker (EntenteMap *map,
                                   guint32     relation)
{
  const EntenteRelation *row = entente_map_get_relation (map, relation);
  const EntenteKind *kind = entente_map_get_relation_kind (map, row->kind);
  g_autofree char *what
      = entente_plain_text_isolate (row->kind != 0 ? kind->label : _("Relation"), N_NAME_MAX);
  g_autofree char *when = dup_when (map, relation);

  return entente_plain_text_join (what, get_phase_words (row->phase), get_claim_words (row->claim),
                                  when, NULL);
}

char *
entente_relation_words_dup_counts (EntenteMap *map,
                                   GPtrArray  *citations)
{
  EntenteStanding standing = entente_map_measure_standing (map, citations);
  g_autofree char *passages = NULL;
  g_autofree char *independent = NULL;
  g_autofree char *opposing = NULL;

  passages = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%u passage", "%u passages", citations->len), citations->len);
  if (standing.n_supporting > 0)
    independent = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u independent source",
                                                "%u independent sources", standing.n_sources),
                                   standing.n_sources);
  if (standing.n_contradicting > 0)
    /* Translators: how many independent sources say the contrary. */
    opposing = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "contradicted by %u",
                                             "contradicted by %u", standing.n_opposing_sources),
                                standing.n_opposing_sources);
  return entente_plain_text_join (passages, independent != NULL ? independent : "",
                                  opposing != NULL ? opposing : "", NULL);
}

char *
entente_relation_words_dup_title (EntenteMap *map,
                                  guint32     article)
{
  const EntenteArticle *row = entente_map_get_article (map, article);

  if (row->title == NULL || *row->title == '\0')
    return entente_plain_text_cut (row->id, N_TITLE_MAX);
  return entente_plain_text_cut (row->title, N_TITLE_MAX);
}

static char *
dup_form_and_title (EntenteMap *map,
                    guint32     article)
{
  g_autofree char *title = entente_relation_words_dup_title (map, article);

  switch (entente_map_get_article (map, article)->form)
    {
    case ENTENTE_FORM_EXCERPT:
      /* Translators: %s is the title of an article, here and below. */
      return g_strdup_printf (_("Excerpt of “%s”"), title);
    case ENTENTE_FORM_SUMMARY:
      return g_strdup_printf (_("Summary of “%s”"), title);
    case ENTENTE_FORM_TRANSLATION:
      return g_strdup_printf (_("Translation of “%s”"), title);
    case ENTENTE_FORM_UNSAID:
    case ENTENTE_FORM_FULL:
    default:
      return g_strdup_printf (_("“%s”"), title);
    }
}

char *
entente_relation_words_dup_source (EntenteMap *map,
                                   guint32     article)
{
  const EntenteArticle *row = entente_map_get_article (map, article);
  g_autofree char *what = dup_form_and_title (map, article);
  g_autofree char *publisher = NULL;
  g_autofree char *date = row->published != NULL ? entente_date_format (row->published) : NULL;
  g_autofree char *published = entente_plain_text_cut (date, N_NAME_MAX);

  publisher = row->publisher != NULL ? entente_plain_text_isolate (row->publisher, N_NAME_MAX)
                                     : g_strdup ("");
  return entente_plain_text_join (what, publisher, published, NULL);
}

char *
entente_relation_words_dup_stance (const EntenteCitation *citation)
{
  g_autofree char *claimed_by = entente_plain_text_isolate (citation->claimed_by, N_NAME_MAX);
  g_autofree char *grade = entente_plain_text_cut (citation->grade, N_NAME_MAX);
  g_autofree char *locator = entente_plain_text_cut (citation->locator, N_NAME_MAX);
  g_autofree char *note = entente_plain_text_cut (citation->note, N_NOTE_MAX);
  g_autofree char *according = NULL;
  g_autofree char *graded = NULL;

  /* Translators: who says so, if not the publisher. */
  according = citation->claimed_by != NULL ? g_strdup_printf (_("according to %s"), claimed_by)
                                           : g_strdup ("");
  /* Translators: how reliable a source and its report are, a code like B2. */
  graded = *grade != '\0' ? g_strdup_printf (_("grade %s"), grade) : g_strdup ("");
  return entente_plain_text_join (citation->contradicts ? _("Contradicts this") : "", according,
                                  graded, locator, note, NULL);
}
