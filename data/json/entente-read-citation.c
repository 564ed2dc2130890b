/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include "entente-seeded-hash.h"

#include <glib/gi18n.h>
#include <math.h>

/* A citation, or a bare selector, while it is read. */
typedef struct
{
  EntenteClaimedPassage passage;
  guint32 exact; /* offsets of the values, 0: none that can be used */
  guint32 start;
  guint32 end;
  gboolean contradicts;
} Citation;

/* Code points are counted as far as a text can be long. */
#define MAX_POSITION (ENTENTE_NO_POSITION - 1)

/* As many citations of one relation as a row can count. */
#define MOST_COUNTED ((1 << 24) - 1)

static guint32
get_offset (EntenteReading *self)
{
  return (guint32) entente_scanner_get_offset (&self->scanner);
}

static void
read_article (EntenteReading *self,
              gpointer        target)
{
  Citation *citation = target;

  citation->passage.article = 0;
  entente_reading_name_one (self, ENTENTE_ROLE_CITES, N_("the id of an article, a text"));
  if (self->scanner.token == ENTENTE_TOKEN_STRING)
    citation->passage.article = get_offset (self);
}

/* Words that are to be compared are far away in the file by then, so their hashes are compared. With a
 * seed nobody can make other words hash the same; by chance one in 2³² does, and lacks its warning.
 * Never 0. */
guint32
entente_reading_hash_words (const char *words,
                            gsize       length)
{
  return MAX (entente_seeded_hash (words, length), 1);
}

static void
read_exact (EntenteReading *self,
            gpointer        target)
{
  Citation *citation = target;
  const char *expected = N_("the words cited, a text that is not empty");
  gsize length;
  const char *text = entente_reading_string (self, ENTENTE_VERDICT_WARNING, expected, &length);

  if (text == NULL)
    return;
  if (length == 0)
    entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
  else
    {
      citation->exact = get_offset (self);
      citation->passage.words = entente_reading_hash_words (text, length);
    }
}

static gboolean
read_position (EntenteReading *self,
               guint32        *position)
{
  const char *expected = N_("a whole number of characters from 0");
  double number;

  if (!entente_reading_number (self, 0, G_MAXDOUBLE, expected, &number))
    return FALSE;
  if (number != floor (number))
    {
      entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
      return FALSE;
    }
  *position = (guint32) MIN (number, (double) MAX_POSITION);
  return TRUE;
}

static void
read_start (EntenteReading *self,
            gpointer        target)
{
  Citation *citation = target;

  if (read_position (self, &citation->passage.start))
    citation->start = get_offset (self);
}

static void
read_end (EntenteReading *self,
          gpointer        target)
{
  Citation *citation = target;

  if (read_position (self, &citation->passage.end))
    citation->end = get_offset (self);
}

static void
read_stance (EntenteReading *self,
             gpointer        target)
{
  static const char *const stances[] = { "supports", "contradicts", NULL };
  Citation *citation = target;
  guint index;

  if (entente_reading_choice (self, stances, &index))
    citation->contradicts = index == 1;
}

static void
read_grade (EntenteReading *self,
            gpointer        target)
{
  const char *expected = N_("a grade from “A1” to “F6”");
  gsize length;
  const char *text = entente_reading_string (self, ENTENTE_VERDICT_WARNING, expected, &length);

  if (text == NULL)
    return;
  if (length != 2 || text[0] < 'A' || text[0] > 'F' || text[1] < '1' || text[1] > '6')
    entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
}

/* The selector's five stand first in both tables. */
static const EntenteMember citation_members[] = {
  ENTENTE_MEMBER ("exact", read_exact),
  ENTENTE_MEMBER ("prefix", entente_reading_check_text),
  ENTENTE_MEMBER ("suffix", entente_reading_check_text),
  ENTENTE_MEMBER ("start", read_start),
  ENTENTE_MEMBER ("end", read_end),
  ENTENTE_MEMBER ("locator", entente_reading_check_text),
  ENTENTE_MEMBER ("stance", read_stance),
  ENTENTE_MEMBER ("claimed_by", entente_reading_check_text),
  ENTENTE_MEMBER ("grade", read_grade),
  ENTENTE_MEMBER ("note", entente_reading_check_text),
  ENTENTE_MEMBER ("id", entente_reading_check_text),
  ENTENTE_MEMBER ("article", read_article),
};

#define ARTICLE_INDEX (G_N_ELEMENTS (citation_members) - 1)
#define N_SELECTOR_MEMBERS 5
#define START_BIT ((guint64) 1 << 3)
#define END_BIT ((guint64) 1 << 4)

/* A position counts where it has a beginning and an end behind it. */
static void
check_position (EntenteReading *self,
                Citation       *citation,
                guint64         seen,
                gsize           object)
{
  EntenteClaimedPassage *passage = &citation->passage;

  if (self->scanner.token == ENTENTE_TOKEN_ERROR)
    return;
  if ((seen & START_BIT) && !(seen & END_BIT))
    entente_reading_report (self, ENTENTE_VERDICT_WARNING, object,
                            _("found “start” without “end”; expected both or none"));
  if (!(seen & START_BIT) && (seen & END_BIT))
    entente_reading_report (self, ENTENTE_VERDICT_WARNING, object,
                            _("found “end” without “start”; expected both or none"));
  if (citation->start > 0 && citation->end > 0)
    {
      if (passage->start < passage->end)
        return;
      entente_reading_report_member (self, ENTENTE_VERDICT_WARNING, citation->end, "end",
                                     _("found an end that is not behind the start; expected one "
                                       "behind it"));
    }
  citation->start = 0;
  passage->start = passage->end = ENTENTE_NO_POSITION;
}

static void
read_selector (EntenteReading      *self,
               const EntenteMember *members,
               guint                n_members,
               Citation            *citation)
{
  gsize object = entente_scanner_get_offset (&self->scanner);
  guint64 seen = entente_reading_members (self, members, n_members, citation);

  if (n_members > N_SELECTOR_MEMBERS)
    entente_reading_require (self, seen, ARTICLE_INDEX, object, members,
                             N_("the id of an article, a text"));
  check_position (self, citation, seen, object);
  citation->passage.place = citation->exact > 0 ? citation->exact : citation->start;
}

/* A citation that is no object has no article: that is a fault. */
static void
read_citation (EntenteReading  *self,
               EntenteRelation *row)
{
  Citation citation = { .passage = { .start = ENTENTE_NO_POSITION, .end = ENTENTE_NO_POSITION } };

  if (self->scanner.token != ENTENTE_TOKEN_OBJECT)
    {
      entente_reading_refuse (self, ENTENTE_VERDICT_FAULT, N_("a citation, an object"));
      return;
    }
  read_selector (self, citation_members, G_N_ELEMENTS (citation_members), &citation);
  row->n_citations = MIN (row->n_citations + 1, MOST_COUNTED);
  if (citation.contradicts)
    row->contradicted = TRUE;
  if (citation.passage.article > 0)
    g_array_append_val (self->passages, citation.passage);
}

void
entente_read_citations (EntenteReading *self,
                        gpointer        relation)
{
  EntenteToken token;

  if (!entente_reading_enter (self, ENTENTE_TOKEN_ARRAY))
    return;
  for (;;)
    {
      token = entente_scanner_next (&self->scanner);
      if (token == ENTENTE_TOKEN_ARRAY_END || token == ENTENTE_TOKEN_ERROR)
        return;
      read_citation (self, relation);
    }
}

void
entente_read_selectors (EntenteReading *self,
                        gpointer        unused)
{
  Citation selector = { .passage = { .start = ENTENTE_NO_POSITION, .end = ENTENTE_NO_POSITION } };
  EntenteToken token;

  if (!entente_reading_enter (self, ENTENTE_TOKEN_ARRAY))
    return;
  for (;;)
    {
      Citation present = selector;

      token = entente_scanner_next (&self->scanner);
      if (token == ENTENTE_TOKEN_ARRAY_END || token == ENTENTE_TOKEN_ERROR)
        return;
      if (token == ENTENTE_TOKEN_OBJECT)
        read_selector (self, citation_members, N_SELECTOR_MEMBERS, &present);
      else
        entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, N_("a selector, an object"));
    }
}
