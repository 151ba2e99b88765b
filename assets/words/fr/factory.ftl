### La Fabrique : les réglages, l’échantillon et les pages à son sujet.

## Les pages

factory-page-peel = Étapes
    .hint = L’échantillon à chaque étape de sa fabrication
factory-page-region = Région
    .hint = Où les tumeurs peuvent se trouver sur l’image de référence
factory-page-breaking-point = Rupture
    .hint = À quelle valeur d’un réglage la machine échoue
factory-page-one-knob = Un réglage
    .hint = Le même échantillon pour neuf valeurs d’un réglage
factory-page-grid = Grille
    .hint = Beaucoup d’échantillons à la fois
factory-page-difference = Différence
    .hint = Ce que l’échantillon a de plus ou de moins que l’image de référence, déplacée comme lui et mise aux mêmes tons
factory-page-target = Cible
    .hint = Une de vos images, à laquelle les échantillons doivent ressembler
factory-page-sample = Échantillon
    .hint = L’image de référence et un échantillon qui en est tiré

## Recettes impossibles

factory-recipe-no-version = valeur « { $key } » de la recette : 0 n’est pas une version de ce format
factory-recipe-newer-version = valeur « { $key } » de la recette : { $version } vient d’un programme plus récent (celui-ci lit jusqu’à { $known })
factory-recipe-no-prior = valeur « { $key } » de la recette : il faut une fréquence au-dessus de 0 pour au moins une classe
factory-recipe-too-many-discs = valeur « { $key } » de la recette : les disques d’une image pourraient avoir { $millions } millions de pixels, ce qui dépasse { $most } millions : il faut moins de tumeurs, moins de disques ou des rayons plus petits
factory-recipe-not-between = valeur « { $key } » de la recette : { $value } n’est pas entre { $low } et { $high }
factory-recipe-no-range = valeur « { $key } » de la recette : { $first } à { $last } n’est pas un intervalle compris entre { $low } et { $high }
factory-recipe-no-whole-number = valeur « { $key } » de la recette : il n’y a pas de nombre entier de { $low } à { $high }
factory-recipe-small-region = valeur « { $key } » de la recette : { $places } places pour les tumeurs ; il en faut au moins { $fewest }

## Ce que dit la salle

factory-first-picture = La première image arrive
factory-said-nothing-to-measure = Il n’y a rien à mesurer : { $reason }
factory-said-cannot-measure = La mesure est impossible : { $reason }
factory-said-interrupted = La Fabrique a été interrompue : { $reason }
factory-said-target = Cible : { $name }
factory-said-pins-in-recipe = La recette tire maintenant des valeurs autour des vôtres. Cette image a été tirée à nouveau : « Annuler » ramène vos valeurs
factory-said-no-picture = Il n’y a pas encore d’image
factory-said-nothing-measured = Rien n’est encore mesuré
factory-said-export-busy = Une autre exportation est en cours
factory-said-export-tells = Ce jeu de données contiendrait l’image qui attend votre réponse dans le Jeu. Répondez d’abord, ou exportez une autre graine
factory-said-export-done = { $number ->
    [one] { $total } image est dans { $place }
   *[other] { $total } images sont dans { $place }
}
factory-said-export-cancelled = L’exportation est annulée ; il n’en reste rien
factory-said-export-failed = L’exportation a échoué : { $reason }
factory-said-preset-kept = Le préréglage { $name } est conservé
factory-said-preset-renamed = Le préréglage { $from } s’appelle maintenant { $to }
factory-said-preset-deleted = Le préréglage { $name } est supprimé
factory-said-preset-restored = Le préréglage { $name } est de retour
factory-said-presets-broken = Les préréglages n’ont pas pu être lus : { $reason }

## Les deux lignes au-dessus des images

factory-save = Enregistrer
factory-copy = Copier
factory-copy-sample-hint = Copier l’échantillon, agrandi, dans le presse-papiers
factory-copy-stages-hint = Copier les étapes côte à côte, agrandies, dans le presse-papiers
factory-copy-grid-hint = Copier toute la grille, agrandie, dans le presse-papiers
factory-copy-nine-hint = Copier les neuf images, agrandies, dans le presse-papiers
factory-save-png = En PNG…
factory-save-sample-hint = Enregistrer l’échantillon, pixel par pixel
factory-save-stages-hint = Enregistrer les étapes côte à côte, pixel par pixel
factory-save-grid-hint = Enregistrer toute la grille, pixel par pixel
factory-save-nine-hint = Enregistrer les neuf images, pixel par pixel
factory-save-table = Tableau…
factory-save-table-hint = Enregistrer chaque valeur avec ses bonnes réponses et ses intervalles (CSV)
factory-previous = Image précédente
factory-next = Image suivante
factory-number = Image
factory-seed = Graine
factory-random = Hasard
    .hint = Une autre image, au hasard
factory-outlines = Contours
    .hint = Les bords des tumeurs

## Les images côte à côte

factory-base-image = Image de référence
factory-base-caption = Image de référence : { $name }
factory-sample = Échantillon
factory-target = Cible
factory-picture-spoken = Image : { $name }
factory-pixels-seen = colonnes { $left } à { $right }, lignes { $top } à { $bottom }
factory-pixel = colonne { $column }, ligne { $row } : { $value }
factory-compare-before = Avant
    .hint = Tant que ce bouton ou la touche B est enfoncé : l’échantillon sans altération de ses niveaux de gris, aligné
factory-compare-before-spoken = Avant : l’échantillon sans altération, aligné
factory-compare-aligned = Aligné
    .hint = Pendant l’alternance, l’image de référence est déplacée, rétrécie et tournée comme l’échantillon
factory-compare-base-aligned = Référence, alignée
factory-compare-base-blinking = Image de référence, en alternance
factory-compare-sample-blinking = Échantillon, en alternance
factory-compare-blink-base = Échantillon et référence alternent au même endroit (K)
factory-compare-blink-target = Cible et échantillon alternent au même endroit (K)

## La colonne à côté des images

factory-face-picture = Cette image
factory-face-recipe = Recette
factory-play = Jouer
    .hint = Le jeu montre des images de cette recette
factory-train = Entraîner
    .hint = Le prochain entraînement apprend cette recette
factory-export = Exporter…
    .hint = Écrire un jeu de données de cette recette
factory-undo = Annuler
factory-redo = Rétablir
factory-redo-hint = { $key }Maj+Z
factory-as-drawn = Valeurs tirées
    .hint = Retire toutes les valeurs fixées et remet toutes les tumeurs
factory-to-recipe = En recette
    .hint = Change les valeurs fixées en intervalles de la recette : chaque image tire alors des valeurs autour d’elles
factory-tumors-big = Grosses tumeurs
    .hint = Le nombre de grosses tumeurs de cette image.
factory-tumors-medium = Tumeurs moyennes
    .hint = Le nombre de tumeurs moyennes de cette image.
factory-tumors-small = Petites tumeurs
    .hint = Le nombre de petites tumeurs de cette image.
factory-tumors-size = Taille, tumeurs
    .hint = Rend toutes les tumeurs plus grandes au-dessus de 1 et plus petites au-dessous.
factory-tumors-light = Luminosité, tumeurs
    .hint = Rend toutes les tumeurs plus claires au-dessus de 0 et plus faibles au-dessous.
factory-tumor-of = { $place } sur { $count }, { $size }
factory-tumor-none = Pas de tumeur dans cette image
factory-tumor-drag = { $number ->
    [one] { $count } tumeur : glissez-la
   *[other] { $count } tumeurs : glissez-en une
}
factory-tumor-next = Suivante
    .hint = Choisir la tumeur suivante de cette image
factory-tumor-remove = Retirer
    .hint = Retirer cette tumeur de l’image (Suppr)
factory-tumor-row-hint = Cette tumeur seule, dans cette image.
factory-tumor-right = Tumeur : à droite
factory-tumor-down = Tumeur : en bas
factory-tumor-size = Tumeur : taille
factory-tumor-light = Tumeur : luminosité
factory-row-slider = { $name }, curseur
factory-row-hint = { $hint } Valeur tirée : { $drawn }. Un double clic y revient.
factory-row-hint-unit = { $hint } Valeur tirée : { $drawn } { $unit }. Un double clic y revient.
factory-row-is-there = dans cette image
factory-row-is-not-there = pas dans cette image
factory-row-as-drawn = { $name } : valeur tirée
factory-row-as-drawn-hint = Retirer la valeur fixée : celle qui a été tirée revient

## Les réglages de la recette

factory-knobs-search = Chercher un réglage
factory-knobs-yours = Les vôtres…
factory-recipe-open = Ouvrir…
    .hint = Ouvrir une recette (TOML)
factory-recipe-save = Enregistrer…
    .hint = Enregistrer la recette (TOML)
factory-recipe-changed = { $name }, modifiée
factory-idle-hint = Ces réglages ne changent rien à l’image : { $reason }
factory-idle-off = absent de cette recette
factory-idle-not-in-this-picture = pas dans cette image
factory-idle-no-big-tumor = pas de grosse tumeur ici
factory-idle-no-medium-tumor = pas de tumeur moyenne ici
factory-idle-no-small-tumor = pas de petite tumeur ici
factory-idle-other-class = cette image est { $class }
factory-knob = Réglage
factory-knob-unit = { $knob } ({ $unit })
factory-knob-at = { $knob } : { $value }
factory-knob-on = { $knob } (en marche)
factory-knob-reset = Revenir
    .hint = Revenir au préréglage
factory-knob-drawn-hint = La valeur que cette image a tirée
factory-knob-from = { $knob }, minimum
factory-knob-to = { $knob }, maximum
factory-knob-deviation = écart-type
factory-knob-distribution = { $knob }, loi
factory-handle-value = { $knob }, poignée de la valeur
factory-handle-from = { $knob }, poignée du minimum
factory-handle-to = { $knob }, poignée du maximum

## Préréglages conservés

factory-presets-title = Vos préréglages
factory-presets-no-place = Ce système n’a pas de dossier pour les préréglages. Enregistrez plutôt la recette dans un fichier.
factory-presets-bring-back = Ramener « { $name } »
factory-presets-name = Nom
factory-presets-replace = Le remplacer
factory-presets-keep = Garder cette recette
factory-presets-taken = Un préréglage porte déjà ce nom
factory-presets-none = Aucun pour l’instant : changez des réglages, nommez la recette, gardez-la
factory-presets-load-hint = Continuer à partir de ce préréglage
factory-presets-rename = Renommer
factory-presets-new-name = Nouveau nom
factory-presets-delete = Supprimer
    .hint = Une confirmation est demandée ; le dernier supprimé peut être ramené
factory-presets-keep-it = Garder
factory-presets-really-delete = Supprimer ?
factory-presets-of-2019 = Comme le programme de 2019 : la borne supérieure n’est jamais tirée, et les disques sont tous sous la place d’une tumeur
    .hint = Pour des réseaux qui doivent lire les images de ce programme

## L’exportation de jeux de données

factory-export-title = Exporter un jeu de données
factory-export-about = Images de cette recette, graine { $seed }, à partir de l’image 0
factory-export-pictures = Images
factory-export-classes = Classes
factory-export-png = Dossier PNG
factory-export-pgm = Dossier PGM
factory-export-npz = NumPy npz
factory-export-masks = Avec les masques des tumeurs
factory-export-choose = Choisir où…
factory-export-rate = { $rate } images/s, encore { $seconds } s
factory-export-cancel = Annuler l’exportation
factory-pictures-of = { $done } images sur { $total }

## Étapes

factory-peel-picture = Image
factory-peel-change = Changement depuis l’étape d’avant
factory-peel-animate = Animer
factory-peel-stop = Arrêter
factory-contrasts-healthy = Sain : aucune tumeur ne peut disparaître
factory-contrasts-title = contraste de
    .hint = De combien chaque tumeur ressort de ce qui l’entoure après chaque étape, en niveaux de gris
factory-contrasts-tumor = { $number }. { $size }

## Différence

factory-difference-drawn = Échantillon moins référence (même position, mêmes gris)
factory-difference-found = Échantillon moins référence, sans la vérité
factory-difference-laid = Référence sous l’échantillon
factory-difference-as-drawn = tirée
    .hint = L’image de référence, sa place et ses tons changés selon les valeurs tirées : la vérité
factory-difference-as-found = trouvée
    .hint = Place et tons trouvés d’après les deux images seules. La différence est en niveaux de gris de la référence
factory-histogram-title = Niveaux de gris
factory-histogram-axis = pixels, échelle log
factory-histogram-base = référence
factory-histogram-sample = échantillon
factory-histogram-at = gris { $gray } : { $first } { $one }, { $second } { $two }
factory-alignment-apart = Ces deux images ne vont pas ensemble : aucune place et aucun ton ne rend la référence semblable à l’échantillon.
factory-alignment-found = trouvé
factory-alignment-drawn = tiré
factory-alignment-width = Largeur
    .hint = Nouvelle largeur divisée par l’ancienne
factory-alignment-height = Hauteur
    .hint = Nouvelle hauteur divisée par l’ancienne
factory-alignment-right = À droite, px
    .hint = De combien la tête est décalée vers la droite
factory-alignment-down = En bas, px
    .hint = De combien la tête est décalée vers le bas
factory-alignment-angle = Angle, degrés
    .hint = Dans le sens inverse des aiguilles d’une montre
factory-alignment-flip = Miroir
    .hint = 1 si la gauche et la droite sont échangées, 0 sinon
factory-alignment-contrast = Contraste
    .hint = Niveaux de gris de l’échantillon par niveau de gris de la référence
factory-alignment-middle = 128 devient
    .hint = Niveau de gris de l’échantillon là où la référence a le niveau 128, sans tumeurs ni bruit
factory-alignment-fit-place = Écart, px
    .hint = À quelle distance de sa place attendue se trouve en général une partie de l’échantillon
factory-alignment-fit-tone = Écart, niveaux
    .hint = De combien un pixel de l’échantillon s’écarte en général de la valeur attendue. Le bruit compte, les tumeurs presque pas

## Cible

factory-target-clear = Effacer
    .hint = Oublier cette cible
factory-target-open = Ouvrir…
factory-target-file = Ouvrir une autre image. Celle-ci est { $name }
factory-target-fitted = Ouvrir une autre image. Celle-ci est { $name }, qui faisait { $width } × { $height } pixels
factory-target-title = Faire ressembler les échantillons à une image à vous
factory-target-invitation = Ouvrez n’importe quelle image : elle est mise en gris et adaptée à 96 × 128 pixels. Changez ensuite les réglages jusqu’à ce que l’échantillon lui ressemble : les deux sont côte à côte, alternent au même endroit et sont comparés par leurs niveaux de gris, leur bruit, leur moyenne, leur contraste et leur netteté.
factory-target-choose = Ouvrir une cible…
factory-look-title = Leur aspect
factory-look-sample = échantillon
factory-look-target = cible
factory-look-difference = différence
factory-look-noise = Bruit, niveaux de gris
    .hint = Écart-type du bruit, estimé là où l’image est la plus lisse. Une structure fine comme un pixel compte comme du bruit
factory-look-mean = Moyenne, niveaux
    .hint = Niveau de gris moyen de tous les pixels
factory-look-contrast = Contraste, niveaux
    .hint = Écart-type de tous les pixels
factory-look-sharpness = Netteté, % par pixel
    .hint = De combien les niveaux de gris changent d’un pixel à l’autre, en pour cent du contraste de la partie claire ; sans le bruit

## Grille

factory-grid-all = toutes
factory-grid-mixed = Graines mêlées
    .hint = Chaque image a sa propre graine
factory-grid-number = { $class } { $number }
factory-grid-seed = { $class } graine { $seed }
factory-grid-empty = Cette recette ne donne aucune image de cette classe

## Un réglage

factory-strip-knob = { $group } : { $knob }

## Région

factory-region-places = { $number ->
    [one] { $count } place pour les tumeurs
   *[other] { $count } places pour les tumeurs
}
factory-region-found = Trouvée
factory-region-threshold = Seuil
factory-region-ellipse = Ellipse
factory-region-levels = niveaux de gris
    .hint = De combien un pixel diffère du bord de l’image, en niveaux de gris
factory-region-centre = centre
factory-region-half-axes = demi-axes
factory-region-centre-column = Colonne du centre
factory-region-centre-row = Ligne du centre
factory-region-half-width = Demi-largeur
factory-region-half-height = Demi-hauteur

## Point de rupture

factory-split-all = Toutes
    .hint = La bande contient la vraie part dans 95 cas sur 100
factory-split-class = Par classe
    .hint = Une courbe par classe : A, B, C et Z
factory-split-size = Par taille de tumeur
    .hint = Chaque classe en deux moitiés : les échantillons dont les tumeurs sont, en moyenne, plus petites que d’habitude dans leur classe, et plus grandes
factory-chart-first = La première valeur est en cours de mesure
factory-chart-empty = Rien n’est encore mesuré : pressez Mesurer
factory-chart-own = recette { $recipe }
factory-chart-you = vous
factory-chart-machine = la machine, { $pictures }
factory-chart-breaks = rupture à { $value }
factory-chart-counted = { $share } : { $right } justes sur { $pictures } (entre { $low } et { $high })
factory-sweep-all = toutes les images
factory-sweep-smaller = tumeurs plus petites
factory-sweep-larger = tumeurs plus grandes
factory-sweep-recipe = { $recipe }, { $knob } { $value }
factory-sweep-picture = Image { $number }, { $knob } : { $value }
factory-sweep-value = Valeur du réglage
factory-sweep-play = Jouer ici
    .hint = Vos réponses avec le réglage à cette valeur apparaissent dans le graphique, à côté de celles de la machine
factory-sweep-measure-first = Mesurez d’abord la machine : vous jouerez ensuite la même recette
factory-sweep-played = { $number ->
    [one] Vous : { $right } justes sur { $rounds } à une valeur
   *[other] Vous : { $right } justes sur { $rounds } à { $values } valeurs
}
factory-sweep-from = de
factory-sweep-to = à
factory-sweep-smallest = Plus petite valeur
factory-sweep-largest = Plus grande valeur
factory-sweep-count-hint = Images par valeur : les mêmes, seul le réglage diffère
factory-sweep-cancel-hint = Ce qui est mesuré reste
factory-sweep-measure = Mesurer
    .hint = Avec quelle fréquence la machine qui joue a raison
factory-sweep-switched-off = { $alteration } : absent de cette recette. La mesure se fait avec ; la recette ne change pas
factory-sweep-invitation = Parcourez les valeurs d’un réglage et voyez à laquelle la machine échoue. Pressez Mesurer.
factory-sweep-about = { $recipe }, { $machine }, { $count } images de la graine { $seed } par valeur
factory-sweep-about-range = Mesuré : { $recipe }, { $machine }, { $count } images de la graine { $seed } par valeur ; le réglage de { $low } à { $high }
factory-sweep-other-settings = Mesuré avec d’autres réglages
factory-sweep-show-recipe = Montrer cette recette-là
factory-sweep-obstacle = Seulement { $share } des images ont l’altération { $alteration } : mettez d’abord sa probabilité à 1
factory-sweep-holds = { $knob } : la machine n’échoue pas dans cet intervalle.
factory-sweep-holds-so-far = { $knob } : jusqu’ici la machine n’échoue pas dans cet intervalle.
factory-sweep-broken-from-the-start = { $knob } : dès les valeurs de la recette, la machine a raison sur moins de la moitié des images.
factory-sweep-breaks-below = { $knob } : à { $value } et au-dessous, la machine répond juste à moins de la moitié des images.
factory-sweep-breaks-below-so-far = { $knob } : jusqu’ici, à { $value } et au-dessous, la machine répond juste à moins de la moitié des images.
factory-sweep-breaks-above = { $knob } : à { $value } et au-dessus, la machine répond juste à moins de la moitié des images.
factory-sweep-breaks-above-so-far = { $knob } : jusqu’ici, à { $value } et au-dessus, la machine répond juste à moins de la moitié des images.
factory-sweep-breaks-at-both-ends = { $knob } : la machine répond juste à moins de la moitié des images au-dessous de { $below } et au-dessus de { $above }.
factory-sweep-breaks-at-both-ends-so-far = { $knob } : jusqu’ici la machine répond juste à moins de la moitié des images au-dessous de { $below } et au-dessus de { $above }.
