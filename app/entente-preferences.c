/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "entente-preferences"

#include "entente-preferences.h"

#define SCHEMA_ID "org.entente.Entente"

/* What the schema says, for where it is not installed. */
static const struct
{
  const char *key;
  const char *value; /* as GVariant text */
} defaults[] = {
  { "style", "'system'" },
  { "window-width", "1280" },
  { "window-height", "800" },
  { "maximized", "false" },
  { "show-panel", "true" },
  { "show-legend", "true" },
  { "show-overview", "true" },
  { "live-layout", "false" },
  { "panel-width", "420" },
  { "keep-article", "true" },
  { "text-size", "100" },
  { "export-format", "0" },
  { "export-area", "0" },
  { "export-background", "0" },
  { "export-scale", "2.0" },
  { "export-margin", "32.0" },
  { "export-legend", "true" },
  { "export-title", "true" },
};

/* g_settings_new() aborts where its schema is missing, so it is looked up first. */
static GSettings *
get_settings (void)
{
  static GSettings *settings = NULL;
  static gboolean looked_up = FALSE;
  GSettingsSchemaSource *source;
  g_autoptr (GSettingsSchema) schema = NULL;

  if (looked_up)
    return settings;

  looked_up = TRUE;
  source = g_settings_schema_source_get_default ();
  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);
  if (schema != NULL)
    settings = g_settings_new_full (schema, NULL, NULL);

  return settings;
}

/* The values of this run by key, filled with the defaults. */
static GHashTable *
get_values (void)
{
  static GHashTable *values = NULL;

  if (values != NULL)
    return values;

  values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_variant_unref);
  for (guint i = 0; i < G_N_ELEMENTS (defaults); i++)
    {
      GVariant *value = g_variant_parse (NULL, defaults[i].value, NULL, NULL, NULL);

      g_assert (value != NULL);
      g_hash_table_insert (values, (gpointer) defaults[i].key, value);
    }

  return values;
}

static GVariant *
dup_value (const char *key)
{
  GSettings *settings = get_settings ();
  GVariant *value;

  /* An older version's schema may be what is installed. */
  if (settings != NULL)
    {
      g_autoptr (GSettingsSchema) schema = NULL;

      g_object_get (settings, "settings-schema", &schema, NULL);
      if (g_settings_schema_has_key (schema, key))
        return g_settings_get_value (settings, key);
    }

  value = g_hash_table_lookup (get_values (), key);
  g_assert (value != NULL);
  return g_variant_ref (value);
}

static void
take_value (const char *key,
            GVariant   *value)
{
  GSettings *settings = get_settings ();
  g_autoptr (GVariant) owned = g_variant_ref_sink (value);
  gpointer own_key;

  if (settings != NULL)
    {
      g_autoptr (GSettingsSchema) schema = NULL;

      g_object_get (settings, "settings-schema", &schema, NULL);
      if (g_settings_schema_has_key (schema, key))
        {
          g_settings_set_value (settings, key, owned);
          return;
        }
    }

  if (g_hash_table_lookup_extended (get_values (), key, &own_key, NULL))
    g_hash_table_insert (get_values (), own_key, g_steal_pointer (&owned));
}

gboolean
entente_preferences_get_boolean (const char *key)
{
  g_autoptr (GVariant) value = dup_value (key);

  return g_variant_get_boolean (value);
}

int
entente_preferences_get_int (const char *key)
{
  g_autoptr (GVariant) value = dup_value (key);

  return g_variant_get_int32 (value);
}

double
entente_preferences_get_double (const char *key)
{
  g_autoptr (GVariant) value = dup_value (key);

  return g_variant_get_double (value);
}

char *
entente_preferences_dup_string (const char *key)
{
  g_autoptr (GVariant) value = dup_value (key);

  return g_variant_dup_string (value, NULL);
}

void
entente_preferences_set_boolean (const char *key,
                                 gboolean    value)
{
  take_value (key, g_variant_new_boolean (value));
}

void
entente_preferences_set_int (const char *key,
                             int         value)
{
  take_value (key, g_variant_new_int32 (value));
}

void
entente_preferences_set_double (const char *key,
                                double      value)
{
  take_value (key, g_variant_new_double (value));
}

void
entente_preferences_set_string (const char *key,
                                const char *value)
{
  take_value (key, g_variant_new_string (value));
}
