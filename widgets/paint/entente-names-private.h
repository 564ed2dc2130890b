/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "entente-name-field.h"
#include "entente-names.h"

G_BEGIN_DECLS

/* For the files that place names. */

#define ENTENTE_NO_NAME G_MAXUINT32

struct _EntenteNames
{
  GArray *names; /* EntenteName, rising zooms */

  /* Of all of a scene: what its amendments ask for. */
  EntenteNameField *field; /* nullable */
  GArray *ranks;           /* guint32, slots of actors, the most important first; nullable */
  guint32 *indices;        /* by slot: among names; nullable */
  guint n_slots;
  guint n_placed;          /* ranks that have been looked at */
  gint undertaken;         /* somebody places the others; atomic */

  /* Of an amended scene: its names are those of what it has amended. */
  EntenteNames *base;   /* (borrowed) (nullable): the base's */
  GHashTable *replaced; /* slots whose names there are not looked at, and where those here are: among
                           names */
};

/* Names while they are placed, the most important first. */
typedef struct
{
  EntenteScene *scene;
  const EntenteDensity *density;
  EntenteNameField *field;
  EntenteNames *base;       /* nullable: keep off its names, too, but for those replaced */
  GHashTable *replaced;     /* nullable */
  EntenteNames *kept;       /* nullable: where a name stands in these is better */
  const EntenteBox *within; /* nullable: names must not leave it at @zoom */
  double zoom;              /* only names that show there are placed; 0: all */
  double seen_zoom;  /* the one they are seen at; 0: any */
  double whole_zoom; /* at which the map is seen whole */
  EntenteBox bounds;
  gboolean spares;
  GArray *found; /* guint32, used again and again */
} EntenteNamePlacing;

/* Of all actors of the scene; its base's bounds and density. */
void              entente_name_placing_init  (EntenteNamePlacing *self,
                                              EntenteScene       *scene,
                                              guint               n_names);
void              entente_name_placing_clear (EntenteNamePlacing *self);
/* The zoom at which the scene is about so large as one first sees it. */
double            entente_names_get_whole_zoom (EntenteScene       *scene);
/* The zoom from which on a rank may show: never less than that of the rank before. */
double            entente_names_get_rank_zoom (guint               rank,
                                              guint               n);

EntenteNames     *entente_names_create       (void);
/* The name of an actor who is @rank among @n, where there is room for it. */
void              entente_names_place        (EntenteNames       *self,
                                              EntenteNamePlacing *placing,
                                              const EntenteSceneActor *actor,
                                              guint               rank,
                                              guint               n);
/* After all names have been added. */
void              entente_names_sort         (EntenteNames       *self);
/* By slot, where they are few beside the scene's actors. */
void              entente_names_index_few    (EntenteNames       *self);
/* So that the scene's amendments find them. */
void              entente_names_index        (EntenteNames       *self,
                                              EntenteScene       *scene);
/* Of an amended scene; @before: (nullable): whose names to take over, of the same base. */
EntenteNames     *entente_names_new_amended  (EntenteScene       *scene,
                                              EntenteScene       *before);
/* Below 0 where the first actor is named rather than the second, above where the second is; 0 for
 * the same one alone. */
int               entente_names_compare_actors (const EntenteSceneActor *one,
                                              const EntenteSceneActor *two);
/* (transfer full): slots of the actors that have names, the most important first */
GArray           *entente_names_list_ranks   (EntenteScene       *scene);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (EntenteNamePlacing, entente_name_placing_clear)

G_END_DECLS
