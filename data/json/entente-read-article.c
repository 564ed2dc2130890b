/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include <glib/gi18n.h>

static const EntenteArticle *
get_present (EntenteReading *self)
{
  static const EntenteArticle nothing = { NULL };

  return self->present != NULL ? &self->present->article : &nothing;
}

static void
read_id (EntenteReading *self,
         gpointer        target)
{
  EntenteArticle *row = target;

  row->id = entente_reading_id (self, ENTENTE_VERDICT_FAULT, N_("the id of the article, a text"),
                                get_present (self)->id);
}

static void
read_title (EntenteReading *self,
            gpointer        target)
{
  EntenteArticle *row = target;

  row->title = entente_reading_text (self, get_present (self)->title);
}

static void
read_publisher (EntenteReading *self,
                gpointer        target)
{
  EntenteArticle *row = target;

  row->publisher = entente_reading_text (self, get_present (self)->publisher);
}

/* The date as written; NULL where it was refused. */
static const char *
read_date (EntenteReading *self,
           gsize          *length)
{
  const char *expected = N_("a date as “2026”, “2026-01”, “2026-01-07” or “2026-01-07T10:00:00Z”");
  const char *text = entente_reading_string (self, ENTENTE_VERDICT_WARNING, expected, length);
  EntenteDate date;

  if (text == NULL || entente_date_parse_time (text, (gssize) *length, &date))
    return text;
  entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, expected);
  return NULL;
}

static void
read_published (EntenteReading *self,
                gpointer        target)
{
  EntenteArticle *row = target;
  gsize length;
  const char *text = read_date (self, &length);

  if (text != NULL)
    row->published = entente_reading_store (self, text, length, get_present (self)->published);
}

static void
read_accessed (EntenteReading *self,
               gpointer        target)
{
  gsize length;

  read_date (self, &length);
}

static void
read_language (EntenteReading *self,
               gpointer        target)
{
  gsize length;
  const char *text = entente_reading_string (self, ENTENTE_VERDICT_WARNING,
                                             N_("a language tag as “en” or “zh-Hant”"), &length);

  if (text != NULL)
    entente_reading_check_language (self, text, length);
}

static void
read_form (EntenteReading *self,
           gpointer        target)
{
  static const char *const forms[] = { "full", "excerpt", "summary", "translation", NULL };
  EntenteArticle *row = target;
  guint index;

  if (entente_reading_choice (self, forms, &index))
    row->form = ENTENTE_FORM_FULL + index;
}

static void
read_text (EntenteReading *self,
           gpointer        target)
{
  gsize length;

  if (entente_reading_string (self, ENTENTE_VERDICT_WARNING, N_("a text"), &length) != NULL)
    self->text_offset = entente_scanner_get_offset (&self->scanner);
}

static const EntenteMember members[] = {
  ENTENTE_MEMBER ("id", read_id),
  ENTENTE_MEMBER ("title", read_title),
  ENTENTE_MEMBER ("publisher", read_publisher),
  ENTENTE_MEMBER ("authors", entente_reading_check_texts),
  ENTENTE_MEMBER ("published", read_published),
  ENTENTE_MEMBER ("accessed", read_accessed),
  ENTENTE_MEMBER ("url", entente_reading_check_text),
  ENTENTE_MEMBER ("archive_url", entente_reading_check_text),
  ENTENTE_MEMBER ("language", read_language),
  ENTENTE_MEMBER ("form", read_form),
  ENTENTE_MEMBER ("text", read_text),
  ENTENTE_MEMBER ("ignored", entente_read_selectors),
};

void
entente_read_article (EntenteReading *self,
                      EntenteArticle *row)
{
  gsize object = entente_scanner_get_offset (&self->scanner);
  guint64 seen;

  self->text_offset = 0;
  seen = entente_reading_members (self, members, G_N_ELEMENTS (members), row);
  entente_reading_require (self, seen, 0, object, members, N_("the id of the article, a text"));
}
