/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "sheet.h"

#include "entente-edits.h"
#include "entente-map-reader.h"

#include <string.h>

static const char small_map[]
    = "{ \"format\": \"entente-map\", \"version\": 1,\n"
      "  \"kinds\": { \"actors\": { \"person\": { \"label\": \"Person\" },\n"
      "      \"state\": { \"label\": \"Country\" } } },\n"
      "  \"articles\": [ { \"id\": \"a1\", \"text\": \"One.\" }, { \"id\": \"a2\", \"text\": \"Two.\" } ],\n"
      "  \"actors\": [\n"
      "    { \"id\": \"xi\", \"name\": \"Xi Jinping\", \"kind\": \"person\" },\n"
      "    { \"id\": \"lee\", \"name\": \"Lee Jae Myung\", \"kind\": \"person\",\n"
      "      \"names\": { \"ko\": \"이재명\" }, \"aliases\": [\"President Lee\"] },\n"
      "    { \"id\": \"kp\", \"name\": \"North Korea\", \"kind\": \"state\", \"group\": \"East\" },\n"
      "    { \"id\": \"et\", \"name\": \"Étienne\" } ],\n"
      "  \"relations\": [\n"
      "    { \"id\": \"r1\", \"source\": \"lee\", \"target\": \"xi\", \"label\": \"asks\", \"tone\": 4,\n"
      "      \"since\": \"2026-01\", \"citations\": [ { \"article\": \"a1\", \"exact\": \"One\" },\n"
      "        { \"article\": \"a2\", \"exact\": \"Two\" } ] },\n"
      "    { \"id\": \"r2\", \"source\": \"xi\", \"target\": \"lee\", \"label\": \"warns\", \"tone\": -2.5 },\n"
      "    { \"id\": \"r3\", \"source\": \"kp\", \"target\": \"kp\", \"since\": \"2024\",\n"
      "      \"citations\": [ { \"article\": \"a1\", \"exact\": \"One\" } ] } ] }\n";

static void
clear (Sheet *self)
{
  g_clear_object (&self->session);
  g_clear_object (&self->history);
  g_clear_object (&self->map);
}

void
sheet_read (Sheet      *self,
            const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;

  clear (self);
  self->map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  self->history = entente_history_new (self->map);
  self->session = entente_session_new (self->history);
}

void
sheet_read_many (Sheet *self,
                 guint  n_actors)
{
  g_autoptr (GString) json
      = g_string_new ("{ \"format\": \"entente-map\", \"version\": 1, \"actors\": [");

  for (guint i = 0; i < n_actors; i++)
    g_string_append_printf (json, "%s{ \"id\": \"n%u\", \"name\": \"%s %u\" }", i > 0 ? "," : "", i,
                            i % 2 == 0 ? "Even" : "Odd", n_actors - i);
  g_string_append (json, "] }");
  sheet_read (self, json->str);
}

Sheet *
sheet_new (void)
{
  Sheet *self = g_new0 (Sheet, 1);

  sheet_read (self, small_map);
  return self;
}

void
sheet_free (Sheet *self)
{
  clear (self);
  g_free (self);
}

guint32
sheet_find (Sheet             *self,
            EntenteRecordType  type,
            const char        *id)
{
  guint32 slot = entente_map_find (self->map, type, id);

  g_assert_cmpuint (slot, !=, ENTENTE_NO_SLOT);
  return slot;
}

void
sheet_edit (Sheet             *self,
            EntenteRecordType  type,
            const char        *id,
            const char        *member,
            const char        *text)
{
  g_autoptr (GError) error = NULL;
  EntenteAct *act
      = entente_edit_text (self->map, type, sheet_find (self, type, id), member, text, &error);

  g_assert_no_error (error);
  g_assert_true (entente_history_perform (self->history, act));
  entente_history_end_merge (self->history);
}

char *
sheet_list (EntenteTableModel *model)
{
  GString *ids = g_string_new (NULL);
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (model));

  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr (EntenteTableRow) row = g_list_model_get_item (G_LIST_MODEL (model), i);

      if (i > 0)
        g_string_append_c (ids, ' ');
      g_string_append (ids, entente_map_get_id (entente_table_model_get_map (model),
                                                entente_table_model_get_type_of (model),
                                                entente_table_row_get_slot (row)));
    }
  return g_string_free (ids, FALSE);
}

void
sheet_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}
