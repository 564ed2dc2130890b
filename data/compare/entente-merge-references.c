/* SPDX-License-Identifier: GPL-3.0-or-later */

#define G_LOG_DOMAIN "entente-compare"

#include "entente-merge-private.h"

#include "entente-json-array.h"
#include "entente-json-text.h"
#include "entente-keyed-list.h"

#include <string.h>

/* Nothing may name what is not there. Of a relation that names something one side removed it is
 * chosen, at that member, whose view holds: that of the side that has the thing brings it back,
 * that of the other drops the mention, or the relation where it cannot be without. What came back is
 * just as it stood there, with all that it names; so this ends. A story only points: its
 * steps lose what is gone without a question. */

typedef struct
{
  EntenteMerge *merge;
  GArray *open;    /* guint32: relations to look at */
  GArray *named;   /* EntenteMergeNamed of the one looked at */
} Mending;

static const char *const role_members[] = {
  [ENTENTE_ROLE_SOURCE] = "source",     [ENTENTE_ROLE_TARGET] = "target",
  [ENTENTE_ROLE_VIA] = "via",           [ENTENTE_ROLE_REGARDING] = "regarding",
  [ENTENTE_ROLE_CONCERNS] = "concerns", [ENTENTE_ROLE_CITES] = "citations",
};

static guint32
find_entry (EntenteMerge      *self,
            EntenteRecordType  type,
            const char        *id)
{
  for (EntenteVersion i = ENTENTE_VERSION_OURS; i < ENTENTE_N_VERSIONS; i++)
    {
      guint32 slot = entente_map_find (self->maps[i], type, id);

      if (slot != ENTENTE_NO_SLOT)
        return self->tables[type].of_slot[i][slot];
    }
  return ENTENTE_NO_SLOT;
}

static void
list_from_map (EntenteMerge   *self,
               EntenteVersion  version,
               guint32         relation,
               GArray         *named)
{
  EntenteReferenceIter iter;
  EntenteReference reference;

  entente_map_iter_relation (self->maps[version], relation, &iter);
  while (entente_reference_iter_next (&iter, &reference))
    {
      EntenteMergeNamed entry = { .role = reference.role };

      entry.type = entente_role_get_record_type (reference.role);
      entry.entry = self->tables[entry.type].of_slot[version][reference.other];
      g_array_append_val (named, entry);
    }
}

static void
add_named (EntenteMerge    *self,
           EntenteRole      role,
           EntenteJsonSpan  value,
           GArray          *named)
{
  g_autofree char *id
      = value.text != NULL ? entente_json_dup_string (value.text, (gssize) value.length) : NULL;
  EntenteMergeNamed entry = { .role = role };

  if (id == NULL)
    return;
  entry.type = entente_role_get_record_type (role);
  entry.entry = find_entry (self, entry.type, id);
  g_array_append_val (named, entry);
}

/* The id an item of a list names: itself, or its article. */
static EntenteJsonSpan
get_item_id (EntenteJsonSpan item,
             EntenteRole     role)
{
  g_autoptr (EntenteJsonObject) object = NULL;

  if (role != ENTENTE_ROLE_CITES)
    return item;
  object = entente_json_object_new (item);
  if (object == NULL)
    return (EntenteJsonSpan){ NULL, 0 };
  return entente_json_object_find (object, "article");
}

static void
add_list (EntenteMerge    *self,
          EntenteRole      role,
          EntenteJsonSpan  list,
          GArray          *named)
{
  g_autoptr (GArray) elements = NULL;

  if (list.text == NULL || list.text[0] != '[')
    return;
  elements = entente_json_array_split (list.text, list.length);
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      EntenteJsonSpan item = { list.text + element->start, element->length };

      add_named (self, role, get_item_id (item, role), named);
    }
}

void
_entente_merge_list_named (EntenteMerge      *self,
                           EntenteMergeEntry *relation,
                           GArray            *named)
{
  g_autoptr (EntenteJsonObject) object = NULL;

  g_array_set_size (named, 0);
  if (relation->outcome == ENTENTE_OUTCOME_OURS)
    list_from_map (self, ENTENTE_VERSION_OURS, relation->slots[ENTENTE_VERSION_OURS], named);
  else if (relation->outcome == ENTENTE_OUTCOME_THEIRS)
    list_from_map (self, ENTENTE_VERSION_THEIRS, relation->slots[ENTENTE_VERSION_THEIRS], named);
  if (relation->outcome != ENTENTE_OUTCOME_OWN)
    return;
  object = entente_json_object_new (
      _entente_merge_get_outcome (self, ENTENTE_RECORD_RELATION, relation));
  for (EntenteRole role = ENTENTE_ROLE_SOURCE; role <= ENTENTE_ROLE_CITES; role++)
    {
      EntenteJsonSpan value = entente_json_object_find (object, role_members[role]);

      if (role <= ENTENTE_ROLE_TARGET)
        add_named (self, role, value, named);
      else
        add_list (self, role, value, named);
    }
}

static EntenteJsonSpan
find_member (EntenteMerge      *self,
             EntenteMergeEntry *relation,
             EntenteVersion     version,
             const char        *member)
{
  EntenteJsonSpan span
      = _entente_merge_get_span (self, ENTENTE_RECORD_RELATION, relation, version);
  g_autoptr (EntenteJsonObject) object = entente_json_object_new (span);

  return object != NULL ? entente_json_object_find (object, member)
                        : (EntenteJsonSpan){ NULL, 0 };
}

/* Whose view holds of what @relation names. A relation
 * that only one side has cannot have another end: it is about the whole. */
static EntenteSide
decide (EntenteMerge      *self,
        EntenteMergeEntry *relation,
        EntenteRole        role)
{
  gboolean whole = role <= ENTENTE_ROLE_TARGET
                   && (relation->slots[ENTENTE_VERSION_OURS] == ENTENTE_NO_SLOT
                       || relation->slots[ENTENTE_VERSION_THEIRS] == ENTENTE_NO_SLOT);
  const char *member = role_members[role];
  EntenteJsonSpan spans[ENTENTE_N_VERSIONS];
  EntenteVersions versions;

  if (relation->came_back)
    return relation->back_from;
  for (EntenteVersion i = 0; i < ENTENTE_N_VERSIONS; i++)
    spans[i] = whole ? _entente_merge_get_span (self, ENTENTE_RECORD_RELATION, relation, i)
                     : find_member (self, relation, i, member);
  versions = (EntenteVersions){ spans[0], spans[1], spans[2] };
  return _entente_merge_decide (self, ENTENTE_RECORD_RELATION, relation, whole ? "" : member,
                                &versions, FALSE);
}

static void
bring_back (Mending           *self,
            EntenteMergeNamed *named,
            EntenteSide        side)
{
  EntenteMergeEntry *entry = ENTENTE_MERGE_ENTRY (self->merge, named->type, named->entry);

  entry->outcome
      = side == ENTENTE_SIDE_OURS ? ENTENTE_OUTCOME_OURS : ENTENTE_OUTCOME_THEIRS;
  entry->came_back = TRUE;
  entry->back_from = side;
  if (named->type == ENTENTE_RECORD_RELATION)
    g_array_append_val (self->open, named->entry);
}

/* The relation without @member, or with another value for it. */
static void
put_member (EntenteMerge      *self,
            EntenteMergeEntry *relation,
            const char        *member,
            const char        *value)
{
  EntenteJsonSpan span
      = _entente_merge_get_outcome (self, ENTENTE_RECORD_RELATION, relation);

  _entente_merge_set_text (
      relation, entente_json_set_member (
                    span.text, (gssize) span.length, member, value,
                    entente_json_get_member_order (ENTENTE_RECORD_RELATION)));
}

/* @list without what names @id. (transfer full) (nullable): NULL where nothing is left */
static char *
dup_without (EntenteJsonSpan  list,
             EntenteRole      role,
             const char      *id)
{
  g_autoptr (GArray) elements = entente_json_array_split (list.text, list.length);
  g_autofree guint8 *drop = g_new0 (guint8, elements->len + 1);
  guint n_dropped = 0;

  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      EntenteJsonSpan item = { list.text + element->start, element->length };
      EntenteJsonSpan value = get_item_id (item, role);
      g_autofree char *named
          = value.text != NULL ? entente_json_dup_string (value.text, (gssize) value.length) : NULL;

      drop[i] = g_strcmp0 (named, id) == 0;
      n_dropped += drop[i];
    }
  if (n_dropped == elements->len)
    return NULL;
  return entente_json_array_without (list.text, list.length, drop);
}

static const char *
get_id (EntenteMerge      *self,
        EntenteRecordType  type,
        EntenteMergeEntry *entry)
{
  for (EntenteVersion i = 0; i < ENTENTE_N_VERSIONS; i++)
    if (entry->slots[i] != ENTENTE_NO_SLOT)
      return entente_map_get_id (self->maps[i], type, entry->slots[i]);
  return "";
}

static void
drop_mention (EntenteMerge      *self,
              EntenteMergeEntry *relation,
              EntenteMergeNamed *named)
{
  EntenteMergeEntry *entry = ENTENTE_MERGE_ENTRY (self, named->type, named->entry);
  EntenteJsonSpan span
      = _entente_merge_get_outcome (self, ENTENTE_RECORD_RELATION, relation);
  g_autoptr (EntenteJsonObject) object = entente_json_object_new (span);
  EntenteJsonSpan list = entente_json_object_find (object, role_members[named->role]);
  g_autofree char *rest
      = dup_without (list, named->role, get_id (self, named->type, entry));

  put_member (self, relation, role_members[named->role], rest);
}

/* Who concerns a relation that is dropped has to be looked at again. */
static void
drop_relation (Mending           *self,
               EntenteMergeEntry *relation)
{
  relation->outcome = ENTENTE_OUTCOME_ABSENT;
  for (EntenteVersion i = ENTENTE_VERSION_OURS; i < ENTENTE_N_VERSIONS; i++)
    {
      const guint32 *of_slot = self->merge->tables[ENTENTE_RECORD_RELATION].of_slot[i];
      EntenteReferenceIter iter;
      EntenteReference reference;

      if (relation->slots[i] == ENTENTE_NO_SLOT)
        continue;
      entente_map_iter_mentions (self->merge->maps[i], ENTENTE_RECORD_RELATION,
                                 relation->slots[i], &iter);
      while (entente_reference_iter_next (&iter, &reference))
        g_array_append_val (self->open, of_slot[reference.relation]);
    }
}

/* What a relation cannot be without: another end in its place, or it goes. */
static void
replace_end (Mending           *self,
             EntenteMergeEntry *relation,
             EntenteRole        role,
             EntenteSide        side)
{
  EntenteJsonSpan span = find_member (self->merge, relation, _entente_merge_get_version (side),
                                      role_members[role]);
  g_autofree char *value = entente_json_span_dup (span);

  if (value != NULL)
    put_member (self->merge, relation, role_members[role], value);
  else
    drop_relation (self, relation);
}

/* Whether the relation is other than it was: what it names has to be listed again. */
static gboolean
mend_mention (Mending           *self,
              EntenteMergeEntry *relation,
              EntenteMergeNamed *named)
{
  EntenteMergeEntry *entry = ENTENTE_MERGE_ENTRY (self->merge, named->type, named->entry);
  EntenteSide side;

  if (entry->outcome != ENTENTE_OUTCOME_ABSENT)
    return FALSE;
  side = decide (self->merge, relation, named->role);
  if (entry->slots[_entente_merge_get_version (side)] != ENTENTE_NO_SLOT)
    {
      bring_back (self, named, side);
      return FALSE;
    }
  if (named->role <= ENTENTE_ROLE_TARGET)
    replace_end (self, relation, named->role, side);
  else
    drop_mention (self->merge, relation, named);
  return TRUE;
}

static void
mend_relation (Mending           *self,
               EntenteMergeEntry *relation)
{
  guint i = 0;

  _entente_merge_list_named (self->merge, relation, self->named);
  while (i < self->named->len)
    {
      if (!mend_mention (self, relation, &g_array_index (self->named, EntenteMergeNamed, i)))
        {
          i++;
          continue;
        }
      _entente_merge_list_named (self->merge, relation, self->named);
      i = 0;
    }
}

static gboolean
is_something_gone (EntenteMerge *self)
{
  for (EntenteRecordType type = ENTENTE_RECORD_ARTICLE; type <= ENTENTE_RECORD_RELATION; type++)
    for (guint i = 0; i < self->tables[type].entries->len; i++)
      if (ENTENTE_MERGE_ENTRY (self, type, i)->outcome == ENTENTE_OUTCOME_ABSENT)
        return TRUE;
  return FALSE;
}

static void
mend_step_list (EntenteMerge      *self,
                EntenteMergeEntry *step,
                const char        *member,
                EntenteRecordType  type)
{
  EntenteJsonSpan span = _entente_merge_get_outcome (self, ENTENTE_RECORD_STEP, step);
  g_autoptr (EntenteJsonObject) object = entente_json_object_new (span);
  EntenteJsonSpan value
      = object != NULL ? entente_json_object_find (object, member) : (EntenteJsonSpan){ NULL, 0 };
  g_autoptr (GArray) elements = NULL;
  g_autofree guint8 *drop = NULL;
  g_autofree char *rest = NULL;
  guint n_dropped = 0;

  if (value.text == NULL || value.text[0] != '[')
    return;
  elements = entente_json_array_split (value.text, value.length);
  drop = g_new0 (guint8, elements->len + 1);
  for (guint i = 0; i < elements->len; i++)
    {
      const EntenteJsonElement *element = &g_array_index (elements, EntenteJsonElement, i);
      g_autofree char *id = entente_json_dup_string (value.text + element->start,
                                                     (gssize) element->length);
      guint32 entry = id != NULL ? find_entry (self, type, id) : ENTENTE_NO_SLOT;

      drop[i] = entry != ENTENTE_NO_SLOT
                && ENTENTE_MERGE_ENTRY (self, type, entry)->outcome == ENTENTE_OUTCOME_ABSENT;
      n_dropped += drop[i];
    }
  if (n_dropped == 0)
    return;
  if (n_dropped < elements->len)
    rest = entente_json_array_without (value.text, value.length, drop);
  _entente_merge_set_text (
      step, entente_json_set_member (span.text, (gssize) span.length, member, rest,
                                     entente_json_get_member_order (ENTENTE_RECORD_STEP)));
}

static void
mend_story (EntenteMerge *self)
{
  for (guint i = 0; i < self->tables[ENTENTE_RECORD_STEP].entries->len; i++)
    {
      EntenteMergeEntry *step = ENTENTE_MERGE_ENTRY (self, ENTENTE_RECORD_STEP, i);

      if (step->outcome == ENTENTE_OUTCOME_ABSENT)
        continue;
      mend_step_list (self, step, "actors", ENTENTE_RECORD_ACTOR);
      mend_step_list (self, step, "relations", ENTENTE_RECORD_RELATION);
    }
}

void
_entente_merge_references (EntenteMerge *self)
{
  g_autoptr (GArray) open = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (GArray) named = g_array_new (FALSE, FALSE, sizeof (EntenteMergeNamed));
  Mending mending = { self, open, named };
  guint n_relations = self->tables[ENTENTE_RECORD_RELATION].entries->len;

  if (!is_something_gone (self))
    return;
  for (guint32 i = 0; i < n_relations; i++)
    mend_relation (&mending, ENTENTE_MERGE_ENTRY (self, ENTENTE_RECORD_RELATION, i));
  while (open->len > 0)
    {
      guint32 relation = g_array_index (open, guint32, open->len - 1);

      g_array_set_size (open, open->len - 1);
      mend_relation (&mending, ENTENTE_MERGE_ENTRY (self, ENTENTE_RECORD_RELATION, relation));
    }
  mend_story (self);
}
