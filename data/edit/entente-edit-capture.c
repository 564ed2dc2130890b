/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "entente-edit-capture.h"

#include "entente-act-private.h"
#include "entente-json-text.h"
#include "entente-map-reader.h"
#include "entente-new-id.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is being made. @names and @ids go together: who was made by this act so far. */
typedef struct
{
  EntenteAct *act;
  GPtrArray *names; /* of borrowed texts */
  GPtrArray *ids;   /* of owned texts */
} Making;

static char *
add_actor (Making      *making,
           const char  *name,
           GError     **error)
{
  g_autofree char *id = entente_new_id (making->act->map, ENTENTE_RECORD_ACTOR);
  g_autofree char *quoted = entente_json_quote (name);
  g_autofree char *json = g_strdup_printf ("{ \"id\": \"%s\", \"name\": %s }", id, quoted);

  if (entente_act_add (making->act, ENTENTE_RECORD_ACTOR, json, error) == ENTENTE_NO_SLOT)
    return NULL;
  g_ptr_array_add (making->names, (gpointer) name);
  g_ptr_array_add (making->ids, g_strdup (id));
  return g_steal_pointer (&id);
}

/* Its id, quoted; one name makes one actor, however often it stands. */
static char *
dup_id (Making                     *making,
        const EntenteCapturedActor *actor,
        GError                    **error)
{
  g_autofree char *id = NULL;

  if (actor->actor != ENTENTE_NO_SLOT)
    return entente_json_quote (
        entente_map_get_id (making->act->map, ENTENTE_RECORD_ACTOR, actor->actor));
  for (guint i = 0; i < making->names->len; i++)
    {
      if (strcmp (g_ptr_array_index (making->names, i), actor->name) == 0)
        return entente_json_quote (g_ptr_array_index (making->ids, i));
    }
  id = add_actor (making, actor->name, error);
  return id != NULL ? entente_json_quote (id) : NULL;
}

static gboolean
is_somebody (const EntenteCapturedActor *actor)
{
  return actor->actor != ENTENTE_NO_SLOT || (actor->name != NULL && *actor->name != '\0');
}

static gboolean
set_text (Making      *making,
          guint32      relation,
          const char  *member,
          const char  *text,
          GError     **error)
{
  g_autofree char *quoted = NULL;

  if (text == NULL || *text == '\0')
    return TRUE;
  quoted = entente_json_quote (text);
  return entente_act_set_member (making->act, ENTENTE_RECORD_RELATION, relation, member, quoted,
                                 error);
}

static gboolean
set_third (Making                *making,
           guint32                relation,
           const EntenteCapture  *capture,
           GError               **error)
{
  const char *member = capture->third_role == ENTENTE_ROLE_VIA ? "via" : "regarding";
  g_autofree char *id = NULL;
  g_autofree char *list = NULL;

  if (!is_somebody (&capture->third))
    return TRUE;
  id = dup_id (making, &capture->third, error);
  if (id == NULL)
    return FALSE;
  list = g_strdup_printf ("[%s]", id);
  return entente_act_set_member (making->act, ENTENTE_RECORD_RELATION, relation, member, list,
                                 error);
}

static guint32
add_relation (Making                *making,
              const EntenteCapture  *capture,
              GError               **error)
{
  g_autofree char *source = dup_id (making, &capture->source, error);
  g_autofree char *target = source != NULL ? dup_id (making, &capture->target, error) : NULL;
  g_autofree char *json = NULL;

  if (target == NULL)
    return ENTENTE_NO_SLOT;
  json = g_strdup_printf ("{ \"source\": %s, \"target\": %s }", source, target);
  return entente_act_add (making->act, ENTENTE_RECORD_RELATION, json, error);
}

/* All that the relation says; FALSE with @error where the format does not allow it. */
static gboolean
make (Making                *making,
      const EntenteCapture  *capture,
      guint32               *relation,
      GError               **error)
{
  *relation = add_relation (making, capture, error);
  if (*relation == ENTENTE_NO_SLOT
      || !set_third (making, *relation, capture, error)
      || !set_text (making, *relation, "kind", capture->kind, error)
      || !set_text (making, *relation, "label", capture->label, error))
    return FALSE;
  return capture->end <= capture->start
         || entente_act_cite (making->act, *relation, capture->article, capture->start,
                              capture->end, error);
}

/**
 * entente_edit_capture:
 * @relation: (out): the slot it will have
 *
 * See the header.
 *
 * Returns: (transfer full): the act; NULL with @error where source or target is nobody, or the
 *   format does not allow it
 */
EntenteAct *
entente_edit_capture (EntenteMap            *map,
                      const EntenteCapture  *capture,
                      guint32               *relation,
                      GError               **error)
{
  g_autoptr (EntenteAct) act = entente_act_new (map, _("New Relation"));
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  Making making = { act, names, ids };

  if (!is_somebody (&capture->source) || !is_somebody (&capture->target))
    {
      g_set_error_literal (error, ENTENTE_MAP_ERROR, ENTENTE_MAP_ERROR_VALUE,
                           _("A relation needs somebody it comes from and somebody it goes to."));
      return NULL;
    }
  if (!make (&making, capture, relation, error))
    return NULL;
  return g_steal_pointer (&act);
}
