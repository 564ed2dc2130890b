/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "desk.h"

#include "entente-field-row.h"
#include "entente-map-reader.h"

#include <string.h>

#define PATIENCE_S 20

static const char small_map[]
    = "{ \"format\": \"entente-map\", \"version\": 1, \"title\": \"Seoul asks Beijing\",\n"
      "  \"description\": \"Who asked whom.\",\n"
      "  \"kinds\": { \"actors\": { \"person\": { \"label\": \"Person\" } },\n"
      "    \"relations\": { \"asks\": { \"label\": \"Requests mediation\",\n"
      "      \"phrase\": \"{source} asks {target} to mediate\" } } },\n"
      "  \"articles\": [\n"
      "    { \"id\": \"a1\", \"title\": \"Lee asks Xi\", \"publisher\": \"Reuters\",\n"
      "      \"published\": \"2026-01-07\", \"url\": \"https://news.example.org/1\", \"form\": \"summary\",\n"
      "      \"text\": \"The president said he had asked Xi to mediate. Xi counselled patience.\\n\\n"
      "## Why it matters\\n\\nBeijing has weight with the North.\" },\n"
      "    { \"id\": \"a2\", \"title\": \"Another\", \"publisher\": \"reuters\", \"text\": \"Short.\" } ],\n"
      "  \"actors\": [\n"
      "    { \"id\": \"lee\", \"name\": \"Lee Jae Myung\", \"names\": { \"ko\": \"이재명\" },\n"
      "      \"kind\": \"person\", \"aliases\": [\"President Lee\"] },\n"
      "    { \"id\": \"xi\", \"name\": \"Xi Jinping\", \"kind\": \"person\" },\n"
      "    { \"id\": \"kp\", \"name\": \"North Korea\" },\n"
      "    { \"id\": \"cn\", \"name\": \"Smith & <b>Sons</b>\" } ],\n"
      "  \"relations\": [\n"
      "    { \"id\": \"r1\", \"source\": \"lee\", \"target\": \"xi\", \"via\": [\"cn\"],\n"
      "      \"regarding\": [\"kp\"], \"kind\": \"asks\", \"label\": \"asks\", \"tone\": 4,\n"
      "      \"since\": \"2026-01\", \"citations\": [\n"
      "        { \"article\": \"a1\", \"exact\": \"he had asked Xi to mediate\" },\n"
      "        { \"article\": \"a1\", \"exact\": \"has weight\", \"stance\": \"contradicts\",\n"
      "          \"grade\": \"B2\" } ] },\n"
      "    { \"id\": \"r2\", \"source\": \"xi\", \"target\": \"lee\", \"label\": \"counsels patience\",\n"
      "      \"citations\": [ { \"article\": \"a1\", \"exact\": \"counselled patience\" },\n"
      "        { \"article\": \"a2\" } ] },\n"
      "    { \"id\": \"r3\", \"source\": \"cn\", \"target\": \"kp\" },\n"
      "    { \"id\": \"r4\", \"source\": \"cn\", \"target\": \"cn\", \"citations\": [\n"
      "        { \"article\": \"a1\", \"exact\": \"words of old\" } ] },\n"
      "    { \"id\": \"r5\", \"source\": \"xi\", \"target\": \"kp\", \"citations\": [\n"
      "        { \"article\": \"a1\", \"exact\": \"to mediate. Xi\" } ] } ] }\n";

EntenteMap *
desk_read_map (const char *json)
{
  const char *text = json != NULL ? json : small_map;
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (EntenteFaultList) faults = entente_fault_list_new ();
  g_autoptr (GError) error = NULL;
  EntenteMap *map = entente_map_read_sound (bytes, faults, NULL, NULL, NULL, &error);

  if (map == NULL)
    {
      g_autofree char *said = entente_fault_list_to_string (faults, "map");

      g_error ("%s\n%s", error->message, said);
    }
  return map;
}

Desk *
desk_new (const char *json)
{
  Desk *self = g_new0 (Desk, 1);

  self->map = desk_read_map (json);
  self->history = entente_history_new (self->map);
  self->session = entente_session_new (self->history);
  self->panel = ENTENTE_PANEL (entente_panel_new ());
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 420, 800);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->panel));
  entente_panel_set_session (self->panel, self->session);
  gtk_window_present (GTK_WINDOW (self->window));
  desk_wait ((DeskCondition) gtk_widget_get_mapped, self->panel);
  return self;
}

void
desk_free (Desk *self)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
  desk_settle ();
  g_object_unref (self->session);
  g_object_unref (self->history);
  g_object_unref (self->map);
  g_free (self);
}

static gboolean
give_up_cb (gpointer given_up)
{
  *(gboolean *) given_up = TRUE;
  return G_SOURCE_REMOVE;
}

void
desk_wait (DeskCondition condition,
           gpointer      user_data)
{
  gboolean given_up = FALSE;
  guint timeout = g_timeout_add_seconds (PATIENCE_S, give_up_cb, &given_up);

  while (!condition (user_data) && !given_up)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (given_up);
  g_source_remove (timeout);
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *is_painted)
{
  *is_painted = TRUE;
}

static gboolean
is_set (gpointer flag)
{
  return *(gboolean *) flag;
}

void
desk_wait_for_frame (GtkWidget *widget)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean is_painted = FALSE;
  gulong handler
      = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &is_painted);

  gtk_widget_queue_resize (widget);
  gtk_widget_queue_draw (widget);
  desk_wait (is_set, &is_painted);
  g_signal_handler_disconnect (clock, handler);
}

void
desk_settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

guint32
desk_find (Desk              *self,
           EntenteRecordType  type,
           const char        *id)
{
  guint32 slot = entente_map_find (self->map, type, id);

  g_assert_cmpuint (slot, !=, ENTENTE_NO_SLOT);
  return slot;
}

void
desk_select (Desk              *self,
             EntenteRecordType  type,
             const char        *id)
{
  EntenteItem item = { type, desk_find (self, type, id), 0, 0 };

  entente_session_select (self->session, item);
  desk_settle ();
}

static gpointer
find (GtkWidget  *widget,
      GType       type,
      const char *member)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && gtk_widget_get_child_visible (widget)
      && (member == NULL
          || g_strcmp0 (entente_field_row_get_member (ENTENTE_FIELD_ROW (widget)), member) == 0))
    return widget;
  if (!gtk_widget_get_child_visible (widget))
    return NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      gpointer found = find (child, type, member);

      if (found != NULL)
        return found;
    }
  return NULL;
}

gpointer
desk_get (Desk       *self,
          GType       type,
          const char *member)
{
  gpointer found = find (GTK_WIDGET (self->panel), type, member);

  g_assert_nonnull (found);
  return found;
}

guint
desk_count_steps (Desk *self)
{
  guint n_steps = 0;

  while (entente_history_undo (self->history))
    n_steps += 1;
  for (guint i = 0; i < n_steps; i++)
    entente_history_redo (self->history);
  return n_steps;
}
