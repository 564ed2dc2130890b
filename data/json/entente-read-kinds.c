/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-reading.h"

#include <float.h>
#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* One kind while it is read; its texts are owned here. */
typedef struct
{
  EntenteKind kind;
  gboolean has_shape;
} Target;

/* (transfer full) (nullable) */
static char *
dup_text (EntenteReading *self)
{
  gsize length;
  const char *text
      = entente_reading_string (self, ENTENTE_VERDICT_WARNING, N_("a text"), &length);

  return text != NULL ? g_strndup (text, length) : NULL;
}

static void
read_label (EntenteReading *self,
            gpointer        target)
{
  EntenteKind *kind = target;

  g_free ((char *) kind->label);
  kind->label = dup_text (self);
}

static void
read_phrase (EntenteReading *self,
             gpointer        target)
{
  EntenteKind *kind = target;

  g_free ((char *) kind->phrase);
  kind->phrase = dup_text (self);
}

static void
read_color (EntenteReading *self,
            gpointer        target)
{
  ((EntenteKind *) target)->color = entente_reading_color (self);
}

static void
read_shape (EntenteReading *self,
            gpointer        target)
{
  static const char *const shapes[] = { "box", "pill", "chamfer", "plain", "place", "event", NULL };
  Target *described = target;
  guint index;

  if (!entente_reading_choice (self, shapes, &index))
    return;
  described->kind.shape = ENTENTE_SHAPE_BOX + index;
  described->has_shape = TRUE;
}

static void
read_order (EntenteReading *self,
            gpointer        target)
{
  EntenteKind *kind = target;

  entente_reading_number (self, -DBL_MAX, DBL_MAX, N_("a number"), &kind->order);
}

static const EntenteMember actor_kind_members[] = {
  ENTENTE_MEMBER ("label", read_label),
  ENTENTE_MEMBER ("color", read_color),
  ENTENTE_MEMBER ("shape", read_shape),
  ENTENTE_MEMBER ("order", read_order),
};

static const EntenteMember relation_kind_members[] = {
  ENTENTE_MEMBER ("label", read_label),
  ENTENTE_MEMBER ("color", read_color),
  ENTENTE_MEMBER ("order", read_order),
  ENTENTE_MEMBER ("phrase", read_phrase),
};

static void
describe (EntenteReading    *self,
          EntenteRecordType  type,
          const char        *key,
          Target            *target)
{
  if (!target->has_shape)
    target->kind.shape = entente_kind_get_built_in_shape (key);
  if (self->describe && *key != '\0')
    entente_map_describe_kind (self->map, type, key, &target->kind);
}

/* The scanner stands on the key. */
static void
read_kind (EntenteReading    *self,
           EntenteRecordType  type)
{
  Target target = { .kind = { .color = ENTENTE_NO_COLOR, .order = NAN } };
  g_autofree char *key = NULL;
  gboolean is_object;
  gsize length;
  const char *text = entente_reading_decode (self, &length);

  if (text != NULL)
    {
      key = g_strndup (text, length);
      if (length == 0)
        entente_reading_refuse (self, ENTENTE_VERDICT_WARNING, N_("the key of a kind"));
    }
  is_object = type == ENTENTE_RECORD_ACTOR
                  ? entente_reading_object (self, actor_kind_members,
                                            G_N_ELEMENTS (actor_kind_members), &target)
                  : entente_reading_object (self, relation_kind_members,
                                            G_N_ELEMENTS (relation_kind_members), &target);
  if (is_object && key != NULL)
    describe (self, type, key, &target);
  g_free ((char *) target.kind.label);
  g_free ((char *) target.kind.phrase);
}

static void
read_actor_kinds (EntenteReading *self,
                  gpointer        unused)
{
  if (!entente_reading_enter (self, ENTENTE_TOKEN_OBJECT))
    return;
  while (entente_scanner_next (&self->scanner) == ENTENTE_TOKEN_KEY)
    read_kind (self, ENTENTE_RECORD_ACTOR);
}

static void
read_relation_kinds (EntenteReading *self,
                     gpointer        unused)
{
  if (!entente_reading_enter (self, ENTENTE_TOKEN_OBJECT))
    return;
  while (entente_scanner_next (&self->scanner) == ENTENTE_TOKEN_KEY)
    read_kind (self, ENTENTE_RECORD_RELATION);
}

static const EntenteMember members[] = {
  ENTENTE_MEMBER ("actors", read_actor_kinds),
  ENTENTE_MEMBER ("relations", read_relation_kinds),
};

void
entente_read_kinds (EntenteReading *self,
                    gpointer        unused)
{
  entente_reading_object (self, members, G_N_ELEMENTS (members), NULL);
}
