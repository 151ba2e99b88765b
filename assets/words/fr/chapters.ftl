### What the stages of the thirteen chapters of the lessons show: titles, lines, axes, knobs, numbers.

## What several chapters say

chapter-rate = Taux d’apprentissage
chapter-try = Essayer
chapter-look-at = Regarder
chapter-loss = Perte
chapter-map = Perte selon les poids de la dispersion (→) et du contraste (↑) : sombre = faible
chapter-map-name = Carte de la perte avec le chemin
chapter-steps = pas
chapter-after-steps = après { $count } { $number ->
    [one] pas
   *[other] pas
}
chapter-not-within = plus de { $limit }
chapter-over = plus de { $limit }
chapter-steps-to-goal = Pas jusqu’à 1 % de l’écart
chapter-gradient-descent = descente de gradient, taux 7
chapter-pictures-seen = images vues
chapter-after-pictures = après { $count } { $number ->
    [one] image vue
   *[other] images vues
}
chapter-right-on-training = Exactitude, images d’entraînement
chapter-right-on-new = Exactitude, images nouvelles
chapter-healthy = sain

## The neuron

chapter-neuron-features = 400 images. Vers la droite : la dispersion de la partie claire. Vers le haut : son contraste.
chapter-neuron-up = ↑ poids du contraste
chapter-neuron-right = poids de la dispersion →
chapter-neuron-spread = Poids de la dispersion
chapter-neuron-contrast = Poids du contraste
chapter-neuron-spread-alone = Dispersion seule
    .hint = Le premier poids seulement
chapter-neuron-contrast-alone = Contraste seul
    .hint = Le second poids seulement
chapter-neuron-best = Meilleurs
    .hint = Les poids de perte minimale
chapter-neuron-right-on-these = Exactitude sur ces 400
chapter-neuron-loss = Perte (minimale)
chapter-neuron-loss-and-least = { $loss } ({ $least })
chapter-neuron-auc-alone = AUC de chacun
chapter-neuron-both-aucs = { $spread } et { $contrast }
chapter-neuron-auc-of-both = AUC des deux
chapter-neuron-about-auc = AUC : 1 distingue tout, 0,5 ne dit rien.
chapter-neuron-map = Carte de la perte
chapter-neuron-scatter = Images selon la dispersion et le contraste
chapter-neuron-ill = malade
chapter-neuron-undecided = indécis
chapter-neuron-told-right = bien classées sur 400 images nouvelles
chapter-neuron-loss-on-these = est la perte sur ces 400
chapter-neuron-point = Sombre : perte faible. Pointez une image pour la voir.
chapter-neuron-is-ill = { $class } (malade)
chapter-neuron-is-healthy = { $class } (sain)
chapter-neuron-says = neurone : malade à { $share }
chapter-neuron-measured = dispersion { $spread }, contraste { $contrast }

## The learning rate

chapter-learning-rate-neuron = Le neurone
chapter-learning-rate-bowl = Cuvette
chapter-learning-rate-bowl-map = La cuvette (x² + 25 y²) / 2, x vers la droite, y vers le haut : sombre = faible
chapter-learning-rate-course = Écart à la perte minimale, en part de l’écart initial
chapter-learning-rate-and-away = { $steps }, puis s’éloigne
chapter-learning-rate-turns = Pas qui font demi-tour
chapter-learning-rate-limit = Plus grand taux qui converge
chapter-learning-rate-ran-away = Pas { $step } : la perte vaut un million de fois la première et croît sans fin. Choisissez un taux plus petit, ou recommencez avec R.
chapter-learning-rate-passed = 2 / courbure maximale est dépassé.
chapter-learning-rate-never = jamais
chapter-learning-rate-never-settles = de convergence : le taux dépasse la limite
chapter-learning-rate-steps-left = pas jusqu’à 1 % de l’écart initial
chapter-learning-rate-steps-away = pas jusqu’à la divergence
chapter-learning-rate-is-limit = est le plus grand taux qui converge : 2 / courbure maximale
chapter-learning-rate-line = taux { $rate }

## Batches

chapter-batches-map = Carte de la perte avec trois chemins
chapter-batches-passes-left = passages jusqu’à moins de 5 % de l’écart
chapter-batches-is-ratio = taux / lot
chapter-batches-dots = Petits points : passages 9 à 20
chapter-batches-course = Écart à la perte minimale, en part de l’écart initial, selon les passages sur les 400 images
chapter-batches-passes = passages
chapter-batches-after = après { $passes } { $number ->
    [one] passage
   *[other] passages
}
chapter-batches-size = Images par lot
chapter-batches-pairs = Lot : taux
chapter-batches-pair = { $batch } : { $rate }
chapter-batches-passes-to-goal = Passages jusqu’à moins de 5 %
chapter-batches-after-five = Reste après cinq passages
chapter-batches-in-cloud = Reste moyen aux passages 9 à 20
chapter-batches-ratio = Taux / lot
chapter-batches-ran-away = À la mise à jour { $update }, la perte a divergé. Choisissez un taux plus petit, ou recommencez avec R.
chapter-batches-line = lot { $batch }, taux { $rate }
chapter-batches-yours = le vôtre : lot { $batch }, taux { $rate }

## Momentum

chapter-momentum-ravine = Ravin
chapter-momentum-valleys = Deux vallées
chapter-momentum-method = Méthode
chapter-momentum-plain = Simple
chapter-momentum-heavy-ball = Boule lourde
chapter-momentum-nesterov = Nesterov
chapter-momentum-adam = Adam
chapter-momentum-noise = Bruit
chapter-momentum-about-noise = Taux 0,2 ; un bruit d’écart type 1 s’éteint.
chapter-momentum-share = Inertie
chapter-momentum-map = La perte du neurone : sombre = faible
chapter-momentum-course = Écart à la perte minimale : 1 % après { $steps } pas
chapter-momentum-course-never = Écart à la perte minimale : plus de 1 % en { $steps } pas
chapter-momentum-no-landscape = Entraînez un réseau, et son paysage sera ici.
chapter-momentum-landscape = Le paysage de votre entraînement
    .hint = La perte autour du chemin des poids pendant l’entraînement ; { $key } ramène ici
chapter-momentum-plain-at-seven = Descente de gradient, taux 7
chapter-momentum-pull = Taux × courbure
chapter-momentum-settles-below = Converge sous
chapter-momentum-ran-away = Au pas { $step }, la perte a divergé. Choisissez un taux plus petit, ou recommencez avec R.
chapter-momentum-reached = Ont atteint la vallée profonde :
chapter-momentum-not-tried = à essayer
chapter-momentum-starts = Sur 401 départs, 52,6 % sont du côté de la vallée profonde.
chapter-momentum-about-pad = Bleu : converge ; orange : non
chapter-momentum-adam-has-none = Adam divise par la taille du gradient : il n’a pas de limite de ce genre.
chapter-momentum-pad = Plan du taux d’apprentissage et de l’inertie
chapter-momentum-pad-rate = taux →
chapter-momentum-pad-share = ↑ inertie
chapter-momentum-curve = perte
chapter-momentum-at-shallow = dans la vallée peu profonde
chapter-momentum-at-deep = dans la vallée profonde
chapter-momentum-walks = 401 descentes à la fois : { $share } atteignent la vallée profonde
chapter-momentum-place = position x, au départ et en chemin
chapter-momentum-about-starts = Chaque départ, sous sa position : vert et haut = arrivé dans la vallée profonde
chapter-momentum-strip = Les départs et où ils mènent
chapter-momentum-start = départ { $place }

## Convolution

chapter-convolution-identity = Identité
chapter-convolution-sobel = Sobel
chapter-convolution-outline = Contour
chapter-convolution-blur = Flou
chapter-convolution-best = Meilleur 5 × 5
chapter-convolution-twin = Moins le jumeau sain
chapter-convolution-kernel = Noyau
chapter-convolution-number = Image
chapter-convolution-no-tumor = saine : sans tumeur
chapter-convolution-auc = AUC sur 100 images
chapter-convolution-auc-here = AUC sur cette image
chapter-convolution-chance = Hasard
chapter-convolution-picture = L’image, ses tumeurs entourées
chapter-convolution-response = La réponse du noyau
chapter-convolution-difference = L’image moins son jumeau sain
chapter-convolution-bars = AUC sur les têtes de 100 images : de 0,5, le hasard, à 1
chapter-convolution-chosen = Noyau choisi
chapter-convolution-auc-of = AUC de { $name } : { $auc }
chapter-convolution-weights = Ses poids : glisser ou taper
chapter-convolution-weight = Poids de la ligne { $row }, colonne { $column }

## Pooling

chapter-pooling-move = Image déplacée
chapter-pooling-walk = Tumeur déplacée
chapter-pooling-table = Le tableau
chapter-pooling-right = Vers la droite, px
chapter-pooling-down = Vers le bas, px
chapter-pooling-tumor-right = Tumeur vers la droite, px
chapter-pooling-tumor-down = Tumeur vers le bas, px
chapter-pooling-moved = Déplacement, px
chapter-pooling-way = droite { $right }, bas { $down }
chapter-pooling-changed = Cases qui ont changé
chapter-pooling-changed-beside = Hors déplacement de l’image
chapter-pooling-values-before = Valeurs avant
chapter-pooling-values-after = Valeurs après
chapter-pooling-not-moved = Pas encore déplacée
chapter-pooling-step = Étape { $step } sur { $steps }
chapter-pooling-picture = L’image, 96 × 128
chapter-pooling-map = Son maximum 2 × 2, 48 × 64
chapter-pooling-about-map = Chaque case de la carte est le maximum de 2 × 2 pixels
chapter-pooling-orange = Orange : les { $share } de cases qui diffèrent de la carte d’avant le déplacement
chapter-pooling-largest = De chaque carré de 2 × 2 valeurs, il reste la plus grande
chapter-pooling-stay = Des 16 valeurs restent { $values }
chapter-pooling-walk-begins = Un réseau apprend sur 3 200 images EASY (grosses tumeurs claires), puis on l’interroge sur la tumeur, pixel par pixel…
chapter-pooling-one-tumor = Une tumeur de classe A ; tout le reste de l’image ne change pas
chapter-pooling-tumor-here = la tumeur est ici
chapter-pooling-probabilities = Ce que dit le réseau, pixel par pixel le long de la ligne
chapter-pooling-pixels = pixels vers la droite
chapter-pooling-at = { $pixels } px vers la droite
chapter-pooling-a-here = Classe A, ici
chapter-pooling-a-least = Classe A, minimum de la ligne
chapter-pooling-a-most = Classe A, maximum de la ligne
chapter-pooling-largest-change = Plus grand écart pour 1 px
chapter-pooling-points = { $points } { $number ->
    [one] point
   *[other] points
}

## The output layer

chapter-output-layer-begins = Un réseau apprend sur { $learned } images, puis on l’interroge sur { $asked } autres…
chapter-output-layer-logits = Quatre logits
chapter-output-layer-pictures = 1 000 images
chapter-output-layer-heads = Malade ou sain
chapter-output-layer-logit = Logit de { $class }
chapter-output-layer-constant = Constante sur les quatre
chapter-output-layer-temperature = Température
chapter-output-layer-best = Meilleure température
    .hint = La température d’entropie croisée minimale
chapter-output-layer-change = Effet de la constante
chapter-output-layer-softmax = Softmax de A et Z
chapter-output-layer-sigmoid = Sigmoïde de A − Z
chapter-output-layer-right = Exactitude
chapter-output-layer-sureness = Certitude moyenne
chapter-output-layer-error = Erreur de calibration
chapter-output-layer-error-untouched = Erreur de calibration à T = 1
chapter-output-layer-about-logits = Logits : les sommes de la dernière couche, avec la constante
chapter-output-layer-about-probabilities = Probabilités : exp(logit / { $temperature }) divisé par la somme des quatre
chapter-output-layer-bar = { $class } { $value }
chapter-output-layer-as-right-as-sure = aussi juste que sûr
chapter-output-layer-network = le réseau
chapter-output-layer-reliability = Sur { $count } images, à la température { $temperature } : réponses justes selon la certitude
chapter-output-layer-summary = Exactitude { $right }, certitude { $sure }, erreur de calibration { $error }
chapter-output-layer-sure = sûr à { $share }
chapter-output-layer-counts = Nombre d’images par certitude
chapter-output-layer-count = images
chapter-output-layer-sure-range = sûr de { $least } à { $most }
chapter-output-layer-axis = certitude de la réponse

## Cross-entropy

chapter-cross-entropy-error = entropie croisée
chapter-cross-entropy-square = moitié de l’erreur au carré
chapter-cross-entropy-truth = Probabilité que chaque neurone donne à la bonne réponse, pas à pas
chapter-cross-entropy-errors = Les deux erreurs selon la somme z du neurone, et où sont les neurones
chapter-cross-entropy-slope = Un neurone avance selon la pente de son erreur : où la courbe est plate, il ne bouge pas.
chapter-cross-entropy-start = z au départ
chapter-cross-entropy-at-start = Probabilité au départ
chapter-cross-entropy-percent = { $share } %
chapter-cross-entropy-steps = Pas, entropie croisée
chapter-cross-entropy-steps-square = Pas, moitié du carré
chapter-cross-entropy-gradients = Premiers gradients
chapter-cross-entropy-ratio = { $ratio } : 1
chapter-cross-entropy-chance = Hasard, quatre classes
chapter-cross-entropy-half = un demi
chapter-cross-entropy-to-half = { $error } : un demi après { $count } { $number ->
    [one] pas
   *[other] pas
}
chapter-cross-entropy-never-half = { $error } : jamais un demi
chapter-cross-entropy-its-neuron = son neurone
chapter-cross-entropy-sum = somme z
chapter-cross-entropy-at = z = { $sum }

## Over- and underfitting

chapter-overfitting-training = sur les images apprises
chapter-overfitting-test = sur des images jamais vues
chapter-overfitting-course = Réponses justes au fil de l’apprentissage de { $pictures } images, encore et encore
chapter-overfitting-course-new = Réponses justes au fil de l’apprentissage d’images toujours nouvelles
chapter-overfitting-ends = Où mène chaque nombre d’images différentes (choisissez aussi les autres)
chapter-overfitting-axis = images différentes
chapter-overfitting-sizes = Nombre d’images
chapter-overfitting-decay = L2
chapter-overfitting-different = Images différentes
chapter-overfitting-gap = Écart
chapter-overfitting-points = { $points } { $number ->
    [one] point
   *[other] points
}
chapter-overfitting-new = neuves
chapter-overfitting-every-time-new = une nouvelle image à chaque fois
chapter-overfitting-again = { $pictures } images, encore et encore
chapter-overfitting-weights = Les 3 072 poids d’un neurone : malade ou sain ?
chapter-overfitting-colours = Poids : l’orange parle pour malade, le bleu pour sain
chapter-overfitting-lambda = Poids de la pénalité, lambda
chapter-overfitting-loss-on-new = Perte sur de nouvelles images
chapter-overfitting-length = Norme des poids
chapter-overfitting-loss-training = perte sur les images apprises
chapter-overfitting-loss-test = perte sur des images jamais vues
chapter-overfitting-lambda-axis = poids de la pénalité, lambda
chapter-overfitting-this-lambda = ce lambda
chapter-overfitting-at-lambda = lambda { $lambda }

## Augmentation

chapter-augmentation-same = Une image du jeu : toujours la même
chapter-augmentation-changed = Une image du jeu, telle qu’elle est revue à chaque fois
chapter-augmentation-new = De nouvelles images, vues une seule fois
chapter-augmentation-chart = Réponses justes sur de nouvelles images
chapter-augmentation-none = aucun changement
chapter-augmentation-all = tous ceux qui gardent la classe
chapter-augmentation-zoom-alone = zoom seul
chapter-augmentation-endless = nouvelles images
chapter-augmentation-source = Apprendre avec
chapter-augmentation-kinds = Changements des 100 images
chapter-augmentation-images = Images d’entraînement
chapter-augmentation-set = { $count } images
chapter-augmentation-flip = miroir
chapter-augmentation-move = déplacement
chapter-augmentation-tone = ton
chapter-augmentation-noise = bruit
chapter-augmentation-size = taille
chapter-augmentation-zoom = zoom

## The shortcut

chapter-shortcut-share = Classe A avec le carré
chapter-shortcut-chart = Images que le réseau classe A
chapter-shortcut-never = jamais
chapter-shortcut-half = la moitié
chapter-shortcut-always = toujours
chapter-shortcut-choice = Le carré dans les images de classe A
chapter-shortcut-a-with = A avec le carré : classé A
chapter-shortcut-a-without = A sans le carré : classé A
chapter-shortcut-healthy-with = Sain avec le carré : classé A
chapter-shortcut-on-square = Évidence pour A sur le carré
chapter-shortcut-picture-a = Classe A avec le carré
chapter-shortcut-picture-healthy = Sain avec le carré
chapter-shortcut-blue = Bleu vif : ce qui parle pour la classe A
chapter-shortcut-line-healthy = sain avec le carré
chapter-shortcut-line-with = A avec le carré
chapter-shortcut-line-without = A sans le carré

## Autoencoders

chapter-autoencoder-code-kept = Ce qui se lit dans le code (R² : 1 exactement, 0 pas du tout)
chapter-autoencoder-move = déplacement
chapter-autoencoder-shade = luminosité
chapter-autoencoder-shrink = rétrécissement
chapter-autoencoder-contrast = contraste
chapter-autoencoder-area = aire de tumeur
chapter-autoencoder-class = classe
chapter-autoencoder-of-chance = { $share } (hasard 25 %)
chapter-autoencoder-same = identique partout
chapter-autoencoder-stage = Tâche
chapter-autoencoder-denoise = Débruiter
chapter-autoencoder-code = Coder
chapter-autoencoder-numbers = Nombres dans le code
chapter-autoencoder-seen = Images vues
chapter-autoencoder-noisy-pictures = Images bruitées
chapter-autoencoder-median = Médiane 3 × 3
chapter-autoencoder-network = Réseau
chapter-autoencoder-median-tumors = Médiane, sur les tumeurs
chapter-autoencoder-network-tumors = Réseau, sur les tumeurs
chapter-autoencoder-painted = Repeinte d’après le code
chapter-autoencoder-painted-tumors = Repeinte, sur les tumeurs
chapter-autoencoder-about-decibels = Décibels (dB) du rapport signal sur bruit de crête : 6 dB de plus, c’est deux fois moins d’erreur.
chapter-autoencoder-noisy = Bruitée
chapter-autoencoder-denoised = Débruitée
chapter-autoencoder-true = Vraie
chapter-autoencoder-given = Donnée
chapter-autoencoder-picture = { $name } : image { $number }
chapter-autoencoder-line-noisy = bruitée
chapter-autoencoder-line-network = réseau
chapter-autoencoder-above = les images ci-dessus
chapter-autoencoder-chart = Proximité avec l’image voulue pendant l’apprentissage, en dB
chapter-autoencoder-decibels = { $value } dB

## Restricted Boltzmann machines

chapter-boltzmann-begins = Une machine apprend 60 000 masques grossiers avec leur classe, puis elle rêve…
chapter-boltzmann-masks = Masques
chapter-boltzmann-gray = Imagettes grises
chapter-boltzmann-dreams = Rêves
chapter-boltzmann-class = Classe du rêve
chapter-boltzmann-rates = Taux à essayer
chapter-boltzmann-healthy = Sain
chapter-boltzmann-ran-away = À ce taux, les poids ont grandi sans borne au passage { $pass }, après { $patches } imagettes. R revient à un taux qui marche.
chapter-boltzmann-filters = 64 filtres après { $patches } imagettes
chapter-boltzmann-colours = Les filtres : l’orange ajoute, le bleu retire
chapter-boltzmann-machine = la machine
chapter-boltzmann-mean = l’imagette moyenne
chapter-boltzmann-error = Erreur de reconstruction : carré moyen par pixel
chapter-boltzmann-axis = imagettes vues
chapter-boltzmann-after = après { $count } { $number ->
    [one] imagette
   *[other] imagettes
}
chapter-boltzmann-missed = Erreur de reconstruction
chapter-boltzmann-missed-by-mean = Erreur, imagette moyenne
chapter-boltzmann-dead = Unités mortes
chapter-boltzmann-discs = Filtres en disque flou
chapter-boltzmann-pixels = Tumeur au milieu ? Pixels
chapter-boltzmann-learned =… filtres appris
chapter-boltzmann-random =… filtres aléatoires
chapter-boltzmann-dreamed = Rêves de la classe { $class } après { $steps } pas
chapter-boltzmann-dreamed-healthy = Rêves de la classe saine après { $steps } pas
chapter-boltzmann-true = Vrais masques de la classe { $class }
chapter-boltzmann-true-healthy = Vrais masques de la classe saine
chapter-boltzmann-blobs = Taches dans un rêve
chapter-boltzmann-true-blobs = Taches dans un vrai masque
chapter-boltzmann-recognised = Reconnus comme demandé
