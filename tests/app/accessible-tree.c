/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "accessible-tree.h"

#include <string.h>

#define ACCESSIBLE "org.a11y.atspi.Accessible"
#define TEXT "org.a11y.atspi.Text"
#define ROOT_PATH "/org/a11y/atspi/accessible/root"

/* Widgets come and go while the tree is walked: a call that fails is a widget that has gone. */
#define CALL_TIMEOUT_MS 5000
#define MAX_NODES 20000

typedef struct
{
  char *owner;
  char *path;
} Node;

static void
node_clear (Node *node)
{
  g_free (node->owner);
  g_free (node->path);
}

static GVariant *
call (GDBusConnection *bus,
      const Node      *node,
      const char      *interface,
      const char      *method,
      GVariant        *parameters)
{
  return g_dbus_connection_call_sync (bus,
                                      node->owner,
                                      node->path,
                                      interface,
                                      method,
                                      parameters,
                                      NULL,
                                      G_DBUS_CALL_FLAGS_NONE,
                                      CALL_TIMEOUT_MS,
                                      NULL,
                                      NULL);
}

static char *
dup_name (GDBusConnection *bus,
          const Node      *node)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariant) value = NULL;

  answer = call (bus,
                 node,
                 "org.freedesktop.DBus.Properties",
                 "Get",
                 g_variant_new ("(ss)", ACCESSIBLE, "Name"));
  if (answer == NULL)
    return g_strdup ("");

  g_variant_get (answer, "(v)", &value);
  return g_variant_dup_string (value, NULL);
}

static char *
dup_text (GDBusConnection *bus,
          const Node      *node)
{
  g_autoptr (GVariant) answer = NULL;
  char *text = NULL;

  answer = call (bus, node, TEXT, "GetText", g_variant_new ("(ii)", 0, -1));
  if (answer == NULL)
    return g_strdup ("");

  g_variant_get (answer, "(s)", &text);
  return text;
}

static void
append_children (GDBusConnection *bus,
                 const Node      *node,
                 GArray          *nodes)
{
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GVariantIter) iter = NULL;
  Node child;

  answer = call (bus, node, ACCESSIBLE, "GetChildren", NULL);
  if (answer == NULL || !g_variant_is_of_type (answer, G_VARIANT_TYPE ("(a(so))")))
    return;

  g_variant_get (answer, "(a(so))", &iter);
  while (g_variant_iter_next (iter, "(so)", &child.owner, &child.path))
    g_array_append_val (nodes, child);
}

GDBusConnection *
accessible_tree_connect (GError **error)
{
  g_autoptr (GDBusConnection) session = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, error);
  g_autoptr (GVariant) answer = NULL;
  const char *address;

  if (session == NULL)
    return NULL;

  answer = g_dbus_connection_call_sync (session,
                                        "org.a11y.Bus",
                                        "/org/a11y/bus",
                                        "org.a11y.Bus",
                                        "GetAddress",
                                        NULL,
                                        G_VARIANT_TYPE ("(s)"),
                                        G_DBUS_CALL_FLAGS_NONE,
                                        -1,
                                        NULL,
                                        error);
  if (answer == NULL)
    return NULL;

  g_variant_get (answer, "(&s)", &address);
  return g_dbus_connection_new_for_address_sync (
    address,
    G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
      G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION,
    NULL,
    NULL,
    error);
}

gboolean
accessible_tree_shows (GDBusConnection *bus,
                       const char      *program,
                       const char      *words)
{
  Node registry = { (char *) "org.a11y.atspi.Registry", (char *) ROOT_PATH };
  g_autoptr (GArray) nodes = g_array_new (FALSE, FALSE, sizeof (Node));
  guint n_programs;

  g_array_set_clear_func (nodes, (GDestroyNotify) node_clear);
  append_children (bus, &registry, nodes);
  n_programs = nodes->len;
  for (guint i = 0; i < nodes->len && i < MAX_NODES; i++)
    {
      /* The array may move when it grows. */
      Node node = g_array_index (nodes, Node, i);
      g_autofree char *name = dup_name (bus, &node);
      g_autofree char *text = NULL;

      if (i < n_programs)
        {
          if (g_str_equal (name, program))
            append_children (bus, &node, nodes);
          continue;
        }

      text = dup_text (bus, &node);
      if (strstr (name, words) != NULL || strstr (text, words) != NULL)
        return TRUE;
      append_children (bus, &node, nodes);
    }

  return FALSE;
}
