## The pages: one question each

network-page-maps = Cartes
    .hint = Que voit chaque couche ?
network-page-sum = Somme
    .hint = D’où vient ce nombre ?
network-page-kept = Conservé
    .hint = Que sait encore la couche de ce qui a été tiré pour une image ?
network-page-filters = Filtres
    .hint = Qu’est-ce que la couche a appris à chercher ?
network-page-restored = Restaurée
    .hint = Que donne le réseau pour cette image ?
network-page-time-machine = Remonter le temps
    .hint = Comment le réseau l’a-t-il appris ?
network-page-what-if = Et si
    .hint = Que dirait le réseau d’une autre image ?

## What is said of networks

architecture-compact = Quatre convolutions avec normalisation : petit et rapide.
architecture-compact2 = Sept convolutions avec normalisation, 128 filtres à la fin.
architecture-compact3 = Sept convolutions, interrogé deux fois sur la place des tumeurs : le meilleur pour HARD à partir du seul échantillon.
architecture-compare = Reçoit aussi l’image de référence : l’échantillon et sa différence avec elle, côte à côte.
architecture-compact-plain = Le réseau compact sans normalisation : son entraînement se bloque facilement.
architecture-nn2019 = Le réseau des premiers essais de 2019 : son exactitude est restée à 25 %.
architecture-lecture-easy = Le réseau du cours pour EASY.
architecture-v1 = Le premier des réseaux du cours, v1 à v9 : surapprentissage.
architecture-v2 = La moitié de v1.
architecture-v3 = Un quart de v1.
architecture-v4 = v2 avec L2, contre le surapprentissage.
architecture-v5 = v1 avec L2.
architecture-v6 = Trois convolutions, avec L2.
architecture-v7 = Quatre convolutions, avec L2.
architecture-v8 = « Le stupide » du cours : trop grand à la fin.
architecture-v9 = Le meilleur de 2019.
network-denoiser = Débruiteur
network-bottleneck = Goulot, code de { $length }
network-decibels = { $value } dB
network-no-difference = aucune différence

## Layers

layer-convolution = Convolution { $side } × { $side }
layer-pool = Max pooling 2 × 2
layer-double = Agrandissement × 2
layer-mean-max = Moyenne, maximum
layer-dense = Dense
layer-code = Code
layer-output = Sortie
layer-softmax = Softmax
layer-sigmoid = Sigmoïde
layer-add-picture = Ajouter l’image
layer-with-details = { $title }, { $details }
layer-filters =
    { $number ->
        [one] { $count } filtre
       *[other] { $count } filtres
    }
layer-step = pas { $step }
layer-normalised = normalisée
layer-without-relu = sans ReLU
layer-double-details = chaque valeur quatre fois
layer-numbers =
    { $number ->
        [one] { $count } nombre
       *[other] { $count } nombres
    }
layer-picture-and-correction = image + correction
layer-of-every-map = de chaque carte
layer-units =
    { $number ->
        [one] { $count } unité
       *[other] { $count } unités
    }
layer-one-logit = un logit : malade
layer-logit-per-class = un logit par classe
layer-logits-to-probabilities = des logits aux probabilités
layer-logit-to-probability = du logit à la probabilité

## What a layer gives and takes

layer-map = Carte
layer-picture = Image
layer-number = Nombre
layer-unit = Unité
layer-map-counted = Carte { $number }
layer-picture-counted = Image { $number }
layer-number-counted = Nombre { $number }
layer-unit-counted = Unité { $number }
layer-logit-of-class = Logit { $class }
layer-class = Classe { $class }
layer-logit-of-ill = Logit de « malade »
layer-probability-of-ill = Probabilité de « malade »
layer-mean-of-map = Moyenne de la carte { $number }
layer-maximum-of-map = Maximum de la carte { $number }
layer-input-picture = Image
layer-input-sample = Échantillon
layer-input-difference = Différence
layer-input-map = Carte d’entrée { $number }
layer-gives-maps =
    { $number ->
        [one] { $count } carte de { $height } × { $width }
       *[other] { $count } cartes de { $height } × { $width }
    }
layer-gives-values =
    { $number ->
        [one] { $count } valeur à partir de { $input }
       *[other] { $count } valeurs à partir de { $input }
    }
layer-weights =
    { $number ->
        [one] { $count } poids
       *[other] { $count } poids
    }
layer-without-weights = sans poids
layer-value-sees = une valeur voit { $side } × { $side } pixels
layer-value-sees-all = une valeur voit toute l’image
layer-histogram = { $name } : { $count } nombres de { $low } à { $high }
layer-are-zero = { $share } valent 0

## The column of the layers

network-title = Réseau { $architecture }
network-parameters = { $parameters } paramètres dans { $layers } couches
network-does-not-play = { $name }, ne joue pas
network-after-pictures = après { $pictures } images
network-bundled-plays = { $mode } fourni, joue à présent
network-any-base-plays = pour toute image de référence, joue à présent
network-trained-plays = à l’entraînement, joue à présent
network-file-plays = { $name }, joue à présent
network-file = fichier
network-look-at-player = Réseau qui joue
    .hint = Regarde à nouveau dans le réseau qui joue
network-save-autoencoder = Enregistrer…
    .hint = Enregistre l’auto-encodeur comme fichier de modèle
network-layer-card = { $name } : { $shape }, { $weights }
network-looking = Lecture du réseau…

## Buttons of several pages

network-previous = Précédent
network-next = Suivant
network-outlines = Contours
    .hint = Les bords des tumeurs

## The picture that is looked at

network-picture-looked-at = L’image examinée
network-picture-difference = La différence avec l’image de référence, telle que le réseau la reçoit
network-picture-of-network = L’image que donne le réseau
network-picture-true = La vraie image
network-view-given = Donnée
    .hint = L’image que reçoit le réseau
network-view-sample = Échantillon
    .hint = L’échantillon, tel que le réseau le reçoit
network-view-difference = Différence
    .hint = L’échantillon moins l’image de référence placée dessous : l’autre image que reçoit le réseau
network-view-output = Sortie
network-view-true = Vraie
    .hint = L’image d’avant le bruit : ce que le réseau devrait donner
network-previous-picture = Image précédente
network-next-picture = Image suivante
network-which-picture = Choisir l’image ; maintenant { $shown }
network-paint-on = Image à peindre ; le pinceau est à la colonne { $column }, ligne { $row }
network-own-series = Série à part, { $mode }
network-series-seed = Graine de la série
network-series-number = Numéro dans la série
network-take-play = Prendre l’image du Jeu
network-take-factory = Prendre l’image de la Fabrique
network-source-own = Série à part
network-source-play = Du Jeu
network-source-factory = De la Fabrique
network-source-given = Choisie
network-picture-of = { $source } { $number }, { $recipe }

## Evidence and probabilities

network-evidence-none = Sans évidence
network-evidence-by = Évidence par
network-evidence-for = Évidence pour { $answer }
    .hint = Où le réseau regarde pour cette réponse
network-evidence-what = Ce qui parle pour une réponse, par-dessus l’image
network-evidence-sought = Recherche de l’évidence…
network-evidence-refined = Recherche fine : { $share } faits
network-evidence-nothing = Rien ne parle pour { $answer }
network-evidence-no-tumor = Il n’y a pas de tumeur dans l’image
network-answer-share = { $answer } : { $share }
network-answer-share-true = { $answer } : { $share }, la bonne réponse
network-answer-share-before = { $answer } : { $share }, avant { $before }
network-answer-share-before-true = { $answer } : { $share }, avant { $before }, la bonne réponse
network-key-painted = peinte : classe inconnue
network-key-painted-before = peinte · trait : avant
network-key-framed = cadre : bonne réponse
network-key-framed-before = cadre : bonne réponse · trait : avant

## How near the picture of an autoencoder comes

network-nearness-denoiser = Ressemblance avec l’image d’avant le bruit
network-nearness-bottleneck = Ressemblance avec l’image donnée
network-all-pixels = tous les pixels
network-tumors = tumeurs
network-restored = Restaurée
network-six-decibels = +6 dB : moitié de l’erreur
network-restored-title = { $network }, entraîné sur { $pictures } images
network-restored-denoiser = Le réseau devrait donner l’image d’avant le bruit. Sous chaque image : son rapport signal sur bruit de crête face à la vraie image, en dB.
network-restored-bottleneck = Le réseau écrit l’image avec les nombres de son code et la repeint à partir de ces seuls nombres. En dB : le rapport signal sur bruit de crête.
network-from-code = À partir du code
network-given-large = L’image que reçoit le réseau, en grand
network-made-large = L’image que donne le réseau, en grand
network-true-large = La vraie image, en grand
network-note-given = vraie : le réseau devrait la redonner
network-note-true = avant le bruit

## Maps

network-map-large = { $name } en grand
network-all-maps = Toutes les cartes
network-previous-map = Carte précédente
network-next-map = Carte suivante
network-one-of = { $name } sur { $count }
network-map-value = Ligne { $row }, colonne { $column } : { $value }
network-map-point = Pointez une valeur pour voir quels pixels elle voit. Cliquez dessus pour voir sa somme.
network-one-scale = Une échelle pour toutes
    .hint = Une échelle commune montre quelle carte a les plus grandes valeurs. Une échelle propre montre ce que voit chaque carte.
network-scale-signed = bleu sous 0, orange au-dessus ; chaque carte à sa propre échelle
network-scale-positive = noir : 0, blanc : maximum
network-map-values = Valeurs de cette carte
network-map-doubled = Chaque valeur de la carte de même numéro, quatre fois
network-map-corrected = La correction, ajoutée à l’image que reçoit le réseau
network-map-pooled = La plus grande de chaque groupe de quatre valeurs de la carte de même numéro
network-map-filter = Son filtre
network-map-filter-parts = Son filtre : les { $shown } parties les plus fortes sur { $count }

## Filters

network-no-filters = Cette couche n’a pas de poids : elle n’a rien à apprendre.
network-filters-press = Chaque image est un filtre. Cliquez sur un filtre pour voir sa carte.
network-filter-counted = Filtre { $number }
network-part-counted = Partie { $number }
network-filter-two-parts = 2 parties : sur l’échantillon et sur sa différence avec l’image de référence
network-filter-parts = { $count } parties, une par carte de la couche d’avant
network-unit-weights = ses poids, disposés comme ses entrées
network-counting = Comptage sur de nombreuses images…
network-weights = Poids
network-values = Valeurs
network-values-over = Valeurs sur { $pictures } images
network-dead = { $dead } sur { $all } morts
network-dead-meaning = jamais au-dessus de 0 sur { $pictures } images

## What the layer keeps

network-kept-meaning = Pour chaque paramètre des images, une droite est ajustée aux valeurs de la couche et essayée sur d’autres images. R² vaut 1 si la couche donne le paramètre exactement, 0 si elle n’en dit rien.
network-kept-reading = Lecture de la couche sur { $pictures } images…
network-kept-class = Classe, réponses justes (hasard : { $chance })
network-kept-measured = { $numbers } nombres de la couche par image ; mesuré sur { $pictures } images.
network-layer-not-read = La couche ne peut pas être lue : { $reason }

## The sum behind a value: which value

network-row = Ligne
network-column = Colonne
network-sum-one-input = La seule entrée est l’image
network-sum-two-inputs = Ce qu’ajoute chacune des deux images, la plus forte d’abord
network-sum-inputs = Ce qu’ajoute chacune des { $count } cartes d’entrée, la plus forte d’abord
network-sum-others = les { $count } autres
network-sum-in-picture = Lignes { $top } à { $bottom }, colonnes { $left } à { $right } de l’image
network-sum-in-sample = Lignes { $top } à { $bottom }, colonnes { $left } à { $right } de l’échantillon
network-sum-in-difference = Lignes { $top } à { $bottom }, colonnes { $left } à { $right } de la différence avec l’image de référence
network-sum-in-map = Lignes { $top } à { $bottom }, colonnes { $left } à { $right } de la carte d’entrée { $number }
network-sum-over-the-edge = { $place } ; 0 à l’extérieur
network-sum-input = entrée
network-sum-filter = filtre
network-sum-product = produits
network-sum-four = Lignes { $top } et { $bottom }, colonnes { $left } et { $right } de la carte d’avant
network-sum-largest = La plus grande de { $first } ; { $second } ; { $third } et { $fourth }

## The sum behind a value, line by line

network-sum-value = Valeur : { $value }
network-sum-bar = { $name } : { $value }
network-sum-part = Ces { $taps } produits font { $part }, les { $maps } cartes d’entrée ensemble { $sum }
network-sum-products = Les { $taps } produits font ensemble { $sum }
network-sum-biased = Biais : { $sum } { $bias } = { $result }
network-sum-normalised = Normalisation : ({ $sum } { $mean }) / { $deviation } × { $gamma } { $beta } = { $result }
network-relu-stays = ReLU : une valeur positive reste
network-relu-zero = ReLU : une valeur négative ou nulle devient 0
network-without-relu = Pas de ReLU : la valeur reste
network-sum-doubled = La valeur de la carte { $map }, ligne { $row }, colonne { $column }, quatre fois, en carré de 2 × 2
network-sum-picture = L’image vaut ici { $value }
network-sum-correction = Correction : { $given } { $correction } = { $sum }
network-sum-gray = Niveau de gris { $new } sur 255 au lieu de { $old }
network-sum-of-map = Les { $count } valeurs de la carte { $map } font ensemble { $sum }
network-sum-mean = Moyenne : { $sum } / { $count } = { $mean }
network-sum-maximum = La plus grande valeur de la carte { $map } se trouve ligne { $row }, colonne { $column }
network-sum-strongest = Valeur × poids, les plus forts de { $count } entrées
network-sum-term = { $name } : { $value } × { $weight }
network-sum-term-at = { $name } ({ $row } ; { $column }) : { $value } × { $weight }
network-sum-other-inputs = les { $count } autres entrées
network-sum-bias = biais
network-sum-all = En tout { $sum }
network-softmax-class = classe
network-softmax-logit = logit
network-softmax-exponential = e puissance logit
network-softmax-share = probabilité
network-softmax-divided = { $exponential } / { $sum } = { $share }
network-softmax-sum = Les quatre exponentielles font ensemble { $sum }
network-softmax-meaning = Un logit plus grand de 1 rend une classe { $factor } fois plus probable face aux autres.
network-sigmoid-logit = Le logit vaut { $logit }
network-sigmoid-exponential = e puissance moins le logit vaut { $exponential }
network-sigmoid-ill = Sigmoïde : malade vaut 1 / (1 + { $exponential }) = { $share }
network-sigmoid-healthy = Sain est ce qui reste : { $share }
network-sigmoid-meaning = Le softmax des deux logits, celui-ci et 0, donne la même chose. Un logit plus grand de 1 rend « malade » { $factor } fois plus probable face à « sain ».

## The time machine

network-time-no-place = Ce système n’a pas d’emplacement pour les entraînements : il n’y en a aucun à revoir.
network-time-no-run = Aucun entraînement conservé. Entraînez un réseau dans Entraînement : il est conservé au fur et à mesure.
network-time-choose = Choisir…
network-time-run = Entraînement
network-time-halt = Arrêter
network-time-replay = Rejouer
network-time-moment = Instant
network-time-title = Instant { $place } sur { $count } : { $pictures } images
network-time-title-validated = Instant { $place } sur { $count } : { $pictures } images, validation { $accuracy }
network-validation = Validation
network-validation-right = Validation : { $share } justes sur { $count }
network-validation-awaited = Le réseau lit les images de validation…
network-its-maps = Ses cartes
network-its-filters = Ses filtres
network-time-said = Ce que le réseau a dit de cette image :
network-answer-truth = { $answer } (bonne réponse)
network-gallery-title = Bonne réponse { $truth }, réponse du réseau { $said } après { $pictures } images

## What if

network-reset = Effacer tout
    .hint = Annule tous les changements de l’image
network-redo = Rétablir
network-undo = Annuler
network-what-if-buttons = Bouton gauche : peindre ; droit : effacer
network-paint = Peindre
network-erase = Effacer
network-radius = rayon
network-brightness = luminosité
network-before = avant
network-now = maintenant
network-answer-with-share = { $answer } { $share }
network-former-answer = { $answer } est maintenant à { $share }
network-nearness-given = donnée
network-nearness-restored = restaurée
network-nearness-from = face à la vraie image

## Messages

network-not-answered = L’image du Jeu n’a pas encore de réponse
network-no-autoencoder = Aucun auto-encodeur n’est ouvert
network-no-evidence = L’évidence ne peut pas être trouvée : { $reason }
network-broken = La lecture du réseau a été interrompue : { $reason }
