/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The keys that the shortcuts window names, those of the table in README.md, and those that do something
 * are the same ones. Argument: README.md. */

#include "harness.h"

#include "entente-config.h"

#include <string.h>

#define OVERLAY ENTENTE_RESOURCE_PATH "/ui/shortcuts.ui"

static const char *readme_path;

/* Listened to by controllers, by dialogs while they are open, or by the toolkit. */
static const char *const known[] = {
  "F10",            /* the main menu's button */
  "space",          /* the map, when it is let go without a drag */
  "<Alt>Up",        /* the form for a relation */
  NULL,
};

/* Other words in the table of README.md for what accelerators call otherwise. */
static const struct
{
  const char *word;
  const char *keys[4];
} words[] = {
  { "arrows", { "Left", "Up", "Right", "Down" } },
  { "Backspace", { "BackSpace" } },
  { "Enter", { "Return" } },
  { "Esc", { "Escape" } },
  { "Space", { "space" } },
  { "+", { "plus" } },
  { "\u2212", { "minus" } },
  { "[", { "bracketleft" } },
  { "]", { "bracketright" } },
};

static GHashTable *
new_set (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
add_key (GHashTable      *set,
         guint            key,
         GdkModifierType  modifiers)
{
  g_hash_table_add (set, gtk_accelerator_name (gdk_keyval_to_lower (key), modifiers));
}

static void
add_accelerator (GHashTable *set,
                 const char *accelerator)
{
  GdkModifierType modifiers;
  guint key;

  if (!gtk_accelerator_parse (accelerator, &key, &modifiers))
    g_error ("No accelerator: %s", accelerator);
  add_key (set, key, modifiers);
}

/* One, or all from one to another: "0...9". */
static void
add_range (GHashTable *set,
           const char *range)
{
  g_auto (GStrv) ends = g_strsplit (range, "...", 2);
  GdkModifierType modifiers;
  guint first, last;

  if (ends[1] == NULL)
    {
      add_accelerator (set, range);
      return;
    }
  if (!gtk_accelerator_parse (ends[0], &first, &modifiers)
      || !gtk_accelerator_parse (ends[1], &last, &modifiers))
    g_error ("No accelerators: %s", range);
  g_assert_cmpuint (first, <, last);
  for (guint key = first; key <= last; key++)
    add_key (set, key, modifiers);
}

/* Those of all shortcuts, separated by spaces. */
static GHashTable *
new_overlay_set (void)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (OVERLAY, 0, NULL);
  g_autoptr (GRegex) regex
    = g_regex_new ("<property name=\"accelerator\">([^<]*)</property>", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  GHashTable *set = new_set ();

  g_assert_nonnull (bytes);
  g_regex_match_full (regex, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), 0, 0,
                      &match, NULL);
  for (; g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      g_autofree char *escaped = g_match_info_fetch (match, 1);
      g_autoptr (GString) plain = g_string_new (escaped);
      g_auto (GStrv) accelerators = NULL;

      g_string_replace (plain, "&lt;", "<", 0);
      g_string_replace (plain, "&gt;", ">", 0);
      accelerators = g_strsplit (plain->str, " ", -1);
      for (guint i = 0; accelerators[i] != NULL; i++)
        add_range (set, accelerators[i]);
    }
  return set;
}

/* The key of the number pad does what the other of its name does, which is the one that is named. */
static gboolean
is_of_pad (const char *accelerator)
{
  return strstr (accelerator, "KP_") != NULL || strstr (accelerator, "ISO_Enter") != NULL;
}

static void
assert_within (GHashTable *keys,
               GHashTable *others,
               const char *where)
{
  GHashTableIter iter;
  gpointer key;
  g_autoptr (GString) missing = g_string_new (NULL);

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      if (!g_hash_table_contains (others, key) && !is_of_pad (key))
        g_string_append_printf (missing, " %s", (char *) key);
    }
  if (missing->len > 0)
    g_error ("Not in %s:%s", where, missing->str);
}

static GHashTable *
new_application_set (void)
{
  GtkApplication *application = GTK_APPLICATION (harness_get_application ());
  g_auto (GStrv) actions = gtk_application_list_action_descriptions (application);
  GHashTable *set = new_set ();

  for (guint i = 0; actions[i] != NULL; i++)
    {
      g_auto (GStrv) accelerators
        = gtk_application_get_accels_for_action (application, actions[i]);

      for (guint k = 0; accelerators[k] != NULL; k++)
        add_accelerator (set, accelerators[k]);
    }
  return set;
}

static void
add_trigger (GHashTable         *set,
             GtkShortcutTrigger *trigger)
{
  if (GTK_IS_KEYVAL_TRIGGER (trigger))
    add_key (set, gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)),
             gtk_keyval_trigger_get_modifiers (GTK_KEYVAL_TRIGGER (trigger)));
  else if (GTK_IS_ALTERNATIVE_TRIGGER (trigger))
    {
      add_trigger (set, gtk_alternative_trigger_get_first (GTK_ALTERNATIVE_TRIGGER (trigger)));
      add_trigger (set, gtk_alternative_trigger_get_second (GTK_ALTERNATIVE_TRIGGER (trigger)));
    }
}

static void
add_bindings (GHashTable *set,
              GtkWidget  *widget)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GListModel) shortcuts = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (shortcuts))
        continue;
      for (guint k = 0; k < g_list_model_get_n_items (shortcuts); k++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (shortcuts, k);

          add_trigger (set, gtk_shortcut_get_trigger (shortcut));
        }
    }
}

/* Of all widgets of ours below this one. */
static void
add_all_bindings (GHashTable *set,
                  GtkWidget  *widget)
{
  if (g_str_has_prefix (G_OBJECT_TYPE_NAME (widget), "Entente"))
    add_bindings (set, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    add_all_bindings (set, child);
}

static GtkWidget *
find_widget (GtkWidget  *widget,
             const char *type)
{
  GtkWidget *found = g_str_equal (G_OBJECT_TYPE_NAME (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

/* What fires while one types, and the map's own keys, are told to whoever asks. */
static void
test_told (void)
{
  g_autoptr (GFile) file = harness_make_map ("told.entente.json");
  EntenteWindow *window = harness_open_window (file);
  g_autoptr (GHashTable) overlay = new_overlay_set ();
  g_autoptr (GHashTable) application = new_application_set ();
  g_autoptr (GHashTable) map = new_set ();

  assert_within (application, overlay, "the shortcuts window");
  add_bindings (map, find_widget (GTK_WIDGET (window), "EntenteMapView"));
  g_assert_cmpuint (g_hash_table_size (map), >, 20);
  assert_within (map, overlay, "the shortcuts window");
  harness_close_all ();
  g_file_delete (file, NULL, NULL);
}

/* What is told is listened to. */
static void
test_true (void)
{
  g_autoptr (GFile) file = harness_make_map ("true.entente.json");
  EntenteWindow *window = harness_open_window (file);
  g_autoptr (GHashTable) overlay = new_overlay_set ();
  g_autoptr (GHashTable) bound = new_application_set ();

  for (guint i = 0; known[i] != NULL; i++)
    add_accelerator (bound, known[i]);
  /* The page of articles is built when one is shown, or reviewed. */
  gtk_widget_activate_action (GTK_WIDGET (window), "win.review", NULL);
  add_all_bindings (bound, GTK_WIDGET (window));
  assert_within (overlay, bound, "what is bound");
  harness_close_all ();
  g_file_delete (file, NULL, NULL);
}

/* A key, or of several in a row, "0 … 9", the first and the last. */
static void
add_ends (GHashTable *set,
          const char *modifiers,
          const char *key)
{
  g_auto (GStrv) ends = g_strsplit (key, " … ", 2);

  for (guint i = 0; ends[i] != NULL; i++)
    {
      g_autofree char *accelerator = g_strconcat (modifiers, ends[i], NULL);

      add_accelerator (set, accelerator);
    }
}

/* What is between two commas, or before an "or", in the table's first column, "Shift+Ctrl+S", "arrows" or "0 … 9", as
 * accelerators. */
static void
add_cell (GHashTable *set,
          const char *cell)
{
  g_autoptr (GString) key = g_string_new (cell);
  g_autoptr (GString) modifiers = g_string_new (NULL);
  static const char *const names[][2]
    = { { "Shift+", "<Shift>" }, { "Ctrl+", "<Control>" }, { "Alt+", "<Alt>" } };

  g_string_replace (key, "`", "", 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_str_has_prefix (key->str, names[i][0]) && key->len > strlen (names[i][0]))
        {
          g_string_append (modifiers, names[i][1]);
          g_string_erase (key, 0, (gssize) strlen (names[i][0]));
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      if (!g_str_equal (words[i].word, key->str))
        continue;
      for (guint k = 0; k < G_N_ELEMENTS (words[i].keys) && words[i].keys[k] != NULL; k++)
        {
          g_autofree char *accelerator = g_strconcat (modifiers->str, words[i].keys[k], NULL);

          add_accelerator (set, accelerator);
        }
      return;
    }
  add_ends (set, modifiers->str, key->str);
}

static GHashTable *
new_readme_set (void)
{
  GHashTable *set = new_set ();
  g_autofree char *readme = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (readme_path, &readme, NULL, NULL));
  g_assert_nonnull (strstr (readme, "## Keys\n"));
  lines = g_strsplit (strstr (readme, "| --- | --- |\n") + strlen ("| --- | --- |\n"), "\n", -1);
  for (guint i = 0; g_str_has_prefix (lines[i], "| "); i++)
    {
      g_auto (GStrv) columns = g_strsplit (lines[i] + strlen ("| "), " | ", 2);
      g_auto (GStrv) cells = g_regex_split_simple (", | or ", columns[0], 0, 0);

      for (guint k = 0; cells[k] != NULL; k++)
        add_cell (set, cells[k]);
    }
  return set;
}

static void
test_readme (void)
{
  g_autoptr (GHashTable) overlay = new_overlay_set ();
  g_autoptr (GHashTable) readme = new_readme_set ();

  g_assert_cmpuint (g_hash_table_size (readme), >, 30);
  assert_within (readme, overlay, "the shortcuts window");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  readme_path = argv[1];

  g_test_add_func ("/app/shortcuts/told", test_told);
  g_test_add_func ("/app/shortcuts/true", test_true);
  g_test_add_func ("/app/shortcuts/readme", test_readme);

  return harness_run ();
}
