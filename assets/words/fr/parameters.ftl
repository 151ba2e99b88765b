### Les réglages de la Fabrique et ce dont ils dépendent : paramètres, groupes, altérations, étapes, lois.

## Unités

parameter-unit-px = px
parameter-unit-discs = disques
parameter-unit-levels = niveaux
parameter-unit-tumors = tumeurs
parameter-unit-weight = poids
parameter-unit-share = part
parameter-unit-ratio = rapport
parameter-unit-degrees = degrés
parameter-unit-times = fois

## Groupes de réglages

parameter-group-small = Petites tumeurs
parameter-group-medium = Tumeurs moyennes
parameter-group-big = Grosses tumeurs
parameter-group-syndrome-a = Syndrome A
parameter-group-syndrome-b = Syndrome B
parameter-group-syndrome-c = Syndrome C
parameter-group-priors = Fréquences des classes
parameter-group-region = Région des tumeurs
parameter-group-mark = Marque ajoutée

## Comment une valeur est tirée

distribution-fixed = fixe
distribution-uniform = uniforme
distribution-uniform-cut = uniforme, coupée
distribution-normal = normale
distribution-half-normal = demi-normale

## Étapes d’un échantillon, hors altérations

stage-base = Référence
stage-tumors = Tumeurs
stage-mark = Marque

## Altérations. Les mots pour la recherche sont en minuscules, séparés par des espaces

alteration-flip = Miroir
    .hint = Échange la gauche et la droite dans certaines images.
    .search = gauche droite retourner inverser échanger symétrie côté
alteration-rotate = Rotation
    .hint = Tourne la tête autour du milieu de l’image ; ce qui entre de l’extérieur est noir.
    .search = incliner tourner angle pencher oblique degrés
alteration-shrink = Rétrécissement
    .hint = Agrandit ou réduit la tête autour du milieu de l’image.
    .search = taille zoom échelle étirer étroit petit grand largeur hauteur
alteration-shift = Déplacement
    .hint = Déplace la tête d’un nombre entier de pixels ; ce qui entre de l’extérieur est noir.
    .search = décaler position place translation gauche droite haut bas
alteration-ghost-blur = Flou fantôme
    .hint = Superpose à certaines images une faible copie décalée, comme si le patient avait bougé.
    .search = flou double mouvement ombre écho net copie
alteration-contrast = Contraste
    .hint = Rapproche les niveaux de gris d’un centre ou les en éloigne.
    .search = contraste plat délavé fort terne sombre clair gris
alteration-shade = Luminosité
    .hint = Rend toute l’image plus claire ou plus sombre.
    .search = clair sombre lumière exposition gris luminosité teinte éclaircir assombrir
alteration-noise = Bruit
    .hint = Change chaque pixel d’une valeur aléatoire qui lui est propre.
    .search = grain granuleux neige rugueux hasard aléatoire

## Colonnes des tableaux qui n’appartiennent à aucun réglage


## Réglages des tumeurs : le nom, l’effet, et le nom hors de son groupe

parameter-small-area-radius = Rayon de la zone
    .hint = Jusqu’où les disques d’une petite tumeur se dispersent autour de sa place : 0 les empile, une valeur plus grande les écarte.
    .full = Rayon de la zone des petites tumeurs
parameter-small-radius = Rayon des disques
    .hint = La taille de chaque disque d’une petite tumeur.
    .full = Rayon des disques des petites tumeurs
parameter-small-discs = Disques
    .hint = Le nombre de disques d’une petite tumeur : un seul la rend ronde, plusieurs la rendent irrégulière.
    .full = Disques des petites tumeurs
parameter-small-brightness = Luminosité
    .hint = De combien chaque disque d’une petite tumeur doit être plus clair que ce qui l’entoure.
    .full = Luminosité des petites tumeurs
parameter-medium-area-radius = Rayon de la zone
    .hint = Jusqu’où les disques d’une tumeur moyenne se dispersent autour de sa place : 0 les empile, une valeur plus grande les écarte.
    .full = Rayon de la zone des tumeurs moyennes
parameter-medium-radius = Rayon des disques
    .hint = La taille de chaque disque d’une tumeur moyenne.
    .full = Rayon des disques des tumeurs moyennes
parameter-medium-discs = Disques
    .hint = Le nombre de disques d’une tumeur moyenne : un seul la rend ronde, plusieurs la rendent irrégulière.
    .full = Disques des tumeurs moyennes
parameter-medium-brightness = Luminosité
    .hint = De combien chaque disque d’une tumeur moyenne doit être plus clair que ce qui l’entoure.
    .full = Luminosité des tumeurs moyennes
parameter-big-area-radius = Rayon de la zone
    .hint = Jusqu’où les disques d’une grosse tumeur se dispersent autour de sa place : 0 les empile, une valeur plus grande les écarte.
    .full = Rayon de la zone des grosses tumeurs
parameter-big-radius = Rayon des disques
    .hint = La taille de chaque disque d’une grosse tumeur.
    .full = Rayon des disques des grosses tumeurs
parameter-big-discs = Disques
    .hint = Le nombre de disques d’une grosse tumeur : un seul la rend ronde, plusieurs la rendent irrégulière.
    .full = Disques des grosses tumeurs
parameter-big-brightness = Luminosité
    .hint = De combien chaque disque d’une grosse tumeur doit être plus clair que ce qui l’entoure.
    .full = Luminosité des grosses tumeurs

## Réglages des classes

parameter-a-big = Grosses tumeurs
    .hint = Le nombre de grosses tumeurs d’une image de la classe A.
    .full = Grosses tumeurs du syndrome A
parameter-a-medium = Tumeurs moyennes
    .hint = Le nombre de tumeurs moyennes d’une image de la classe A.
    .full = Tumeurs moyennes du syndrome A
parameter-a-small = Petites tumeurs
    .hint = Le nombre de petites tumeurs d’une image de la classe A.
    .full = Petites tumeurs du syndrome A
parameter-b-big = Grosses tumeurs
    .hint = Le nombre de grosses tumeurs d’une image de la classe B.
    .full = Grosses tumeurs du syndrome B
parameter-b-medium = Tumeurs moyennes
    .hint = Le nombre de tumeurs moyennes d’une image de la classe B.
    .full = Tumeurs moyennes du syndrome B
parameter-b-small = Petites tumeurs
    .hint = Le nombre de petites tumeurs d’une image de la classe B.
    .full = Petites tumeurs du syndrome B
parameter-c-big = Grosses tumeurs
    .hint = Le nombre de grosses tumeurs d’une image de la classe C.
    .full = Grosses tumeurs du syndrome C
parameter-c-medium = Tumeurs moyennes
    .hint = Le nombre de tumeurs moyennes d’une image de la classe C.
    .full = Tumeurs moyennes du syndrome C
parameter-c-small = Petites tumeurs
    .hint = Le nombre de petites tumeurs d’une image de la classe C.
    .full = Petites tumeurs du syndrome C
parameter-a-prior = A
    .hint = La fréquence des images de la classe A, par rapport aux poids des autres classes.
    .full = Fréquence de la classe A
parameter-b-prior = B
    .hint = La fréquence des images de la classe B, par rapport aux poids des autres classes.
    .full = Fréquence de la classe B
parameter-c-prior = C
    .hint = La fréquence des images de la classe C, par rapport aux poids des autres classes.
    .full = Fréquence de la classe C
parameter-healthy-prior = Z (sain)
    .hint = La fréquence des images saines, par rapport aux poids des autres classes.
    .full = Fréquence de la classe Z (sain)
parameter-scale-with-region = Tumeurs selon la région
    .hint = Agrandit les tumeurs si la région est plus grande que celle du cerveau fourni, et les réduit si elle est plus petite.
parameter-half-disc-centres = Disques en bas seulement
    .hint = Place les disques d’une tumeur au-dessous et à côté de sa place, plus serrés près d’elle, comme le programme de 2019.
parameter-mark-a = A
    .hint = La part des images de la classe A qui ont un carré clair dans le coin : une marque qui trahit la classe sans aucune tumeur.
    .full = Marque ajoutée de la classe A
parameter-mark-b = B
    .hint = La part des images de la classe B qui ont le carré clair dans le coin.
    .full = Marque ajoutée de la classe B
parameter-mark-c = C
    .hint = La part des images de la classe C qui ont le carré clair dans le coin.
    .full = Marque ajoutée de la classe C
parameter-mark-z = Z (sain)
    .hint = La part des images saines qui ont le carré clair dans le coin.
    .full = Marque ajoutée des images saines

## Réglages des altérations, et le nom de la valeur dans une seule image

parameter-alterations-flip-probability = Probabilité
    .hint = La fréquence de l’échange entre gauche et droite : 0 jamais, 1 toujours.
    .full = Probabilité du miroir
    .picture = Miroir
parameter-alterations-rotate-degrees = Angle
    .hint = Tourne la tête dans le sens inverse des aiguilles d’une montre, ou dans leur sens au-dessous de 0.
    .full = Angle de rotation
    .picture = Rotation
parameter-alterations-shrink-x = Rapport de largeur
    .hint = Rend la tête plus étroite au-dessous de 1 et plus large au-dessus.
    .full = Rapport de largeur
    .picture = Largeur
parameter-alterations-shrink-y = Rapport de hauteur
    .hint = Rend la tête moins haute au-dessous de 1 et plus haute au-dessus.
    .full = Rapport de hauteur
    .picture = Hauteur
parameter-alterations-resampling = Rééchantillonnage lisse
    .hint = Mélange les quatre pixels les plus proches quand la tête est redimensionnée ou tournée : les bords sont lisses au lieu d’être en escalier.
parameter-alterations-move-x = Vers la droite
    .hint = Déplace la tête vers la droite, ou vers la gauche au-dessous de 0.
    .full = Déplacement vers la droite
    .picture = Vers la droite
parameter-alterations-move-y = Vers le bas
    .hint = Déplace la tête vers le bas, ou vers le haut au-dessous de 0.
    .full = Déplacement vers le bas
    .picture = Vers le bas
parameter-alterations-ghost-probability = Probabilité
    .hint = La fréquence des images avec fantôme : 0 jamais, 1 toujours.
    .full = Probabilité du fantôme
    .picture = Fantôme
parameter-alterations-ghost-x = Décalage vers la droite
    .hint = À quelle distance vers la droite se trouve le fantôme.
    .full = Décalage du fantôme vers la droite
    .picture = Fantôme à droite
parameter-alterations-ghost-y = Décalage vers le bas
    .hint = À quelle distance vers le bas se trouve le fantôme.
    .full = Décalage du fantôme vers le bas
    .picture = Fantôme en bas
parameter-alterations-ghost-share = Part du fantôme
    .hint = La force du fantôme par rapport à l’image elle-même : 0 invisible, 0,5 égal, 1 rien que le fantôme.
    .full = Part du flou fantôme
    .picture = Part du fantôme
parameter-alterations-contrast-ratio = Rapport de contraste
    .hint = Rend l’image plus plate au-dessous de 1 et plus dure au-dessus.
    .picture = Contraste
parameter-alterations-contrast-centre = Centre du contraste
    .hint = Le niveau de gris que le contraste ne change pas : les plus sombres et les plus clairs s’en éloignent ou s’en rapprochent.
    .picture = Centre du contraste
parameter-alterations-shade = Luminosité ajoutée
    .hint = Rend chaque pixel plus clair d’autant, ou plus sombre au-dessous de 0.
    .full = Luminosité ajoutée
    .picture = Luminosité
parameter-alterations-noise-amplitude = Amplitude
    .hint = Le plus grand changement d’un pixel : les tumeurs faibles et petites s’y noient en premier.
    .full = Amplitude du bruit
    .picture = Bruit

## Autres mots pour chercher un réglage : en minuscules, séparés par des espaces

parameter-search-small = minuscule tache point
parameter-search-medium = milieu tache
parameter-search-big = grand grande grandes énorme tache
parameter-search-area-radius = taille étendue forme largeur
parameter-search-radius = taille grand diamètre
parameter-search-discs = taille nombre combien forme irrégulier
parameter-search-brightness = clair lumière intensité force visible faible
parameter-search-count = compter nombre combien quantité lésion
parameter-search-prior = fréquence souvent chance probabilité part équilibre classe
parameter-search-scale = taille grandir surface
parameter-search-half = 2019 disperser forme position place moitié
parameter-search-resampling = lisse escalier pixel interpolation échelle
parameter-search-alteration = altération changement changer

## Columns of labels.csv, as the pages say them: column-, and the name of the column

column-big-tumors = Nombre de grosses tumeurs
column-medium-tumors = Nombre de tumeurs moyennes
column-small-tumors = Nombre de petites tumeurs
column-tumor-area = Surface des tumeurs
column-flip = Miroir
column-rotate = Rotation
column-shrink-x = Largeur
column-shrink-y = Hauteur
column-move-x = Vers la droite
column-move-y = Vers le bas
column-ghost-blur = Fantôme ou non
column-ghost-x = Fantôme à droite
column-ghost-y = Fantôme en bas
column-ghost-share = Part du fantôme
column-contrast-ratio = Contraste
column-contrast-centre = Centre du contraste
column-shade = Luminosité
column-noise-amplitude = Bruit

## The knobs of What if: what-if-, and the name of the knob

what-if-contrast = contraste
what-if-flip = miroir
what-if-ghost-blur = flou fantôme
what-if-noise = bruit
what-if-rotate = rotation
what-if-shade = luminosité (image)
what-if-move-right = à droite
what-if-move-down = vers le bas
