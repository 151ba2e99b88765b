### Errors: what failed, and why. Each has an English sentence of its own in the program too, for the command line.

## Files: what failed, and why

error-file = { $failure } : { $reason } : { $path }
error-because = { $reason } : { $path }
error-bring-run-back = impossible de rétablir l’entraînement
error-delete-recipe = impossible de supprimer la recette
error-delete-run = impossible de supprimer l’entraînement
error-go-on-from-recording = impossible de continuer à partir de l’enregistrement
error-go-on-with-run = impossible de continuer l’entraînement
error-keep-aside = impossible de mettre de côté un fichier abîmé
error-keep-autoencoder = impossible de garder l’auto-encodeur
error-keep-breaking-points = impossible de garder les points de rupture
error-keep-curve = impossible de garder la courbe
error-keep-model = impossible de garder le modèle
error-keep-recipe = impossible de garder la recette
error-keep-run = impossible de garder l’entraînement
error-keep-session = impossible de garder la session
error-keep-step = impossible de garder l’étape
error-list-recipes = impossible de lister les recettes
error-list-runs = impossible de lister les entraînements
error-open-file = impossible d’ouvrir le fichier
error-open-folder = impossible d’ouvrir le dossier
error-open-lesson = impossible d’ouvrir la leçon
error-read-curve = impossible de lire la courbe
error-read-file = impossible de lire le fichier
error-read-image = impossible de lire l’image
error-read-images = impossible de lire les images
error-read-log = impossible de lire le journal de la séance
error-read-run = impossible de lire l’entraînement
error-rename-run = impossible de renommer l’entraînement
error-thin-out = impossible de réduire les points de sauvegarde
error-use-autoencoder = impossible d’utiliser l’auto-encodeur
error-use-base = impossible d’utiliser l’image de référence
error-use-dataset = impossible d’utiliser le jeu de données
error-use-model = impossible d’utiliser le modèle
error-use-recipe = impossible d’utiliser la recette
error-write-cards = impossible d’écrire les cartes
error-write-dataset = impossible d’écrire le jeu de données
error-write-differences = impossible d’écrire les différences
error-write-file = impossible d’écrire le fichier
error-write-log = impossible d’écrire le journal de la séance
error-write-model = impossible d’écrire le modèle
error-write-picture = impossible d’écrire l’image
error-write-table = impossible d’écrire le tableau
error-write-training-log = impossible d’écrire le journal
error-write-weights = impossible d’écrire les poids

## What the system says. In English its own words are enough

error-system = le système dit : { $text }
error-system-not-found = ce fichier ou ce dossier n’existe pas ({ $text })
error-system-not-allowed = l’accès est refusé ({ $text })
error-system-exists = il existe déjà ({ $text })
error-system-full = il n’y a plus de place ({ $text })
error-system-read-only = rien ne peut y être écrit ({ $text })
error-system-folder = c’est un dossier ({ $text })
error-system-no-folder = ce n’est pas un dossier ({ $text })

## Why a file is refused

error-is-folder = c’est un dossier, pas un fichier
error-is-pipe = c’est un tube (FIFO), pas un fichier
error-is-device = c’est un périphérique, pas un fichier
error-is-disk = c’est un disque, pas un fichier
error-is-socket = c’est un socket, pas un fichier
error-is-something-else = c’est autre chose qu’un fichier
error-too-many-bytes = le fichier est trop grand (plus de { $bytes } octets)
error-too-large = le fichier est trop grand (plus de { $megabytes } Mo)
error-folder-not-written = rien ne peut être écrit dans son dossier : { $text }
error-name-of-folder = son nom se termine comme celui d’un dossier, qui n’existe pas
error-no-name = ce n’est pas un nom de fichier
error-no-folder = le dossier { $folder } n’existe pas
error-file-for-folder = c’est un fichier et non un dossier ; nommez un nouveau dossier
error-taken = ce nom est déjà pris
error-was-unread = le fichier n’a pas pu être lu au démarrage du programme, et n’est pas remplacé
error-newer = il vient d’une version plus récente de ce programme
error-log-full = il est trop grand ; commencez une nouvelle séance
error-too-many-files = il contient plus de { $most } fichiers
error-no-classes =
    { $number ->
        [one] son dossier { $first } n’est pas une des classes a, b, c et z ; indiquez le dossier qui contient ces quatre-là
       *[other] ses dossiers { $first } ne sont pas des classes a, b, c et z ; indiquez le dossier qui contient ces quatre-là
    }
error-no-classes-and-more = ses dossiers { $first } et { $more } autres ne sont pas des classes a, b, c et z ; indiquez le dossier qui contient ces quatre-là
error-no-dataset = il n’a ni tableau { $table } ni dossiers des classes a, b, c et z
error-no-pictures = ses dossiers a, b, c et z ne contiennent aucune image
error-too-many-pictures = il a { $has } images ; { $most } au plus peuvent être lues
error-name-taken = quelque chose porte déjà ce nom ; choisissez un nouveau nom de fichier
error-classes-never-drawn = avec les probabilités a priori de cette recette, les classes voulues n’apparaissent pas
error-no-npz = ce n’est pas un fichier npz de numpy
error-npz-no-array = il ne contient pas de tableau « { $name } »
error-npz-unreadable = le tableau « { $name } » est illisible : { $said }
error-npz-cut-short = la fin du tableau « { $name } » manque
error-npz-too-long = le tableau « { $name } » est plus long que ce que dit son en-tête
error-npz-not-whole = le tableau « labels » ne contient pas de nombres entiers (son type est { $element }) : 0 est A, 1 est B, 2 est C, 3 est Z
error-npz-not-a-list = le tableau « labels » n’est pas une liste
error-npz-no-picture = il ne contient aucune image
error-npz-other-images = le tableau « images » devrait avoir { $labels } x { $height } x { $width } octets, autant d’images que d’étiquettes ; il a la forme { $shape } et le type { $element }
error-npz-too-small = ses images feraient { $megabytes } Mo pour { $kilobytes } ko dans le fichier : aucune image ne se comprime autant
error-npz-other-label = l’étiquette { $label } n’est pas un nombre de 0 à 3
error-array-cut-short = sa fin manque
error-array-foreign = ce n’est pas un tableau NumPy
error-array-long-header = son en-tête est trop long
error-array-not-plain = ses éléments ne sont pas de simples nombres
error-array-damaged-header = son en-tête est abîmé
error-array-by-columns = il est enregistré par colonnes
error-no-columns = sa première ligne doit nommer les colonnes « { $file } » et « { $class } » ; elle contient « { $names } »
error-empty-field = la ligne { $line } n’a rien dans la colonne « { $column } »
error-other-class = la ligne { $line } a la classe « { $word } », qui n’est ni A, ni B, ni C, ni Z
error-no-rows = il ne nomme aucune image
error-no-table = ce n’est pas un tableau ({ $said })
error-no-text = ce n’est pas un texte
error-no-ending = { $what } n’a pas l’extension .{ $ending } ; enlevez-la
error-ending-missing = pour { $what }, le nom se termine par .{ $own } ; ajoutez l’extension
error-other-ending = { $what } ne serait pas trouvé sous l’extension .{ $ending } ; terminez le nom par .{ $own }
error-a-model = un modèle
error-weights = un fichier de poids (safetensors)
error-a-table = un tableau
error-a-picture = un fichier d’image
error-a-recipe = un fichier de recette
error-a-lesson = un fichier de leçon
error-arrays = un jeu de données en tableaux
error-a-picture-folder = un dossier d’images
error-not-a-picture = ce n’est pas une image lisible ({ $said })
error-no-utf8 = ce n’est pas un texte en UTF-8 ou UTF-16 (l’octet { $byte } ne correspond à aucun caractère)
error-no-utf16 = il commence comme un texte en UTF-16, mais la suite n’en est pas
error-picture-too-small = l’image est trop petite ({ $width } x { $height } pixels ; il en faut au moins 16 x 16)
error-no-region = aucune région de cerveau n’y est trouvée : l’image est vide, ou ce qu’elle montre est trop petit

## Files that were given to the wrong place

error-misplaced-folder = c’est un dossier ; la salle Entraînement apprend de ses images, et --data, --dataset et predict les lisent en ligne de commande
error-misplaced-model = c’est un modèle de ce programme ; donnez-le à --model, ou à « Ouvrir un modèle » dans la fenêtre
error-misplaced-weights = c’est un fichier de poids (safetensors) ; donnez-le à --model, ou à « Ouvrir un modèle » dans la fenêtre
error-misplaced-picture = c’est une image ; predict classe les images, et une image de référence se donne à --base
error-misplaced-other-picture = c’est une image au format { $form } ; les formats lus sont PNG, JPEG, PGM et BMP
error-misplaced-recipe = c’est une recette ; donnez-la à --recipe, ou à « Ouvrir » dans la Fabrique
error-misplaced-lesson = c’est une leçon ; donnez-la à --lesson, ou à « Ouvrir une leçon » dans le menu de la fenêtre
error-misplaced-session = c’est le tableau d’une session du jeu ; il est fait pour les tableurs
error-misplaced-labels = c’est le tableau d’un jeu de données ; donnez son dossier à --data ou --dataset
error-misplaced-curve = c’est le tableau de la courbe d’un entraînement ; il est fait pour les tableurs
error-misplaced-archive = c’est une archive NumPy ; un jeu de données se donne à --data ou --dataset, ou à Images dans la salle Entraînement
error-misplaced-array = c’est un tableau NumPy seul ; un jeu de données est un fichier npz avec les tableaux « images » et « labels »
error-misplaced-torch = c’est un fichier PyTorch ; les poids se lisent en safetensors, avec la description écrite par --export
error-misplaced-nothing = il est vide
error-misplaced-unknown = son contenu est inconnu

## Recipes

error-recipe-value = valeur « { $key } » de la recette : { $reason }
error-in-line = { $sentence } (ligne { $line })
error-recipe-written-by-newer = { $version } vient d’un programme plus récent
error-recipe-must-be = ce doit être { $wanted }, et non { $given }
error-kind-smaller-whole = un nombre entier plus petit
error-kind-number = un nombre
error-kind-whole = un nombre entier à partir de 0
error-kind-switch = true ou false
error-kind-text = un texte entre guillemets droits
error-kind-table = une table de valeurs
error-recipe-near = « { $name } » n’existe pas dans une recette ; le nom le plus proche est « { $nearest } »
error-recipe-near-in = « { $name } » n’existe pas dans « { $table } » ; le nom le plus proche est « { $nearest } »
error-recipe-far = « { $name } » n’existe pas dans une recette ; noms possibles : { $known }
error-recipe-far-in = « { $name } » n’existe pas dans « { $table } » ; noms possibles : { $known }
error-no-number-of-brain = pour un cerveau peint, il faut un nombre entier de 64 bits après { $word }, comme dans { $example } (un fichier de ce nom s’écrit { $file })
error-no-made-base = ce n’est ni { $bundled }, ni { $word } avec un nombre, ni le nom d’une image de référence

## Models and networks

error-model-foreign = ce n’est pas un modèle de ce programme
error-model-no-description = c’est un fichier safetensors, mais il manque à ses métadonnées l’entrée « { $entry } », qui dit de quel réseau il s’agit ; gardez les métadonnées du fichier exporté
error-model-tensors = ses poids sont abîmés ({ $said })
error-model-newer = il vient d’une version plus récente de ce programme (format { $format } ; celle-ci lit jusqu’à { $newest })
error-model-no-version = le fichier est abîmé (son format n’a pas de version) ; recopiez-le ou réentraînez le modèle
error-model-cut-short = le fichier est abîmé (sa fin manque) ; recopiez-le ou réentraînez le modèle
error-model-checksum = le fichier est abîmé (sa somme de contrôle est fausse) ; recopiez-le ou réentraînez le modèle
error-state-foreign = ce n’est pas l’état d’un entraînement de ce programme
error-state-no-version = le fichier est endommagé (son format n’a pas de version)
error-state-cut-short = le fichier est endommagé (sa fin manque)
error-state-checksum = le fichier est endommagé (sa somme de contrôle est fausse)
error-state-length = le fichier est endommagé (il n’a pas la longueur qu’il annonce)
error-state-damaged = le fichier est endommagé ({ $said })
error-state-not-finite = le fichier est endommagé (un nombre infini ou indéfini : { $part })
error-state-count = le fichier est endommagé (« { $key } » vaut { $count } et doit être compris entre 0 et { $most })
error-model-header = sa description est inutilisable ({ $said })
error-model-not-finite = ses poids ne sont plus tous des nombres : l’un au moins est infini ou indéfini ; recopiez-le ou réentraînez le modèle
error-model-weights = ses poids ne correspondent pas au réseau { $network } ({ $reason })
error-model-autoencoder = il contient un auto-encodeur ({ $name }), dont la réponse est une image et non une classe ; la salle Réseau et la commande « autoencoder » le prennent
error-model-classifier = il contient un classifieur ({ $name }), dont la réponse est une classe et non une image ; donnez-le à --model

## Runs

error-run-busy = il est en cours en ce moment
error-run-missing = aucun entraînement ne porte ce nom
error-run-taken = un entraînement porte déjà ce nom
error-run-name = un entraînement ne peut pas porter ce nom : il est trop long, réservé par Windows, ou contient un signe interdit dans un nom de fichier ; possible : « { $name } »
error-run-none-deleted = aucun n’a été supprimé
error-run-no-number = il n’y a plus de numéro libre
error-run-no-file = ce n’est pas un fichier ; enlevez-le
error-run-no-folder = ce n’est pas un dossier ; enlevez-le
error-run-no-json = il est abîmé (la ligne { $line } n’est pas du JSON)
error-run-no-version = il est abîmé (« { $key } » n’est pas une version)
error-run-part = il est abîmé (« { $part } » y manque, ou n’est pas ce que ce programme y écrit)
error-run-number = il est abîmé ({ $number })
error-number-out-of-limits = « { $key } » vaut { $value } et doit être compris entre { $low } et { $high }
error-number-not-whole = « { $key } » vaut { $value } et doit être un nombre entier de { $low } à { $high }
error-misfit-state-missing = l’état manque, et sans lui personne ne sait où en était l’entraînement ; remettez-le, ou commencez un nouvel entraînement (les réseaux de celui-ci restent)
error-misfit-state-of-other = l’état appartient à un autre entraînement que celui que décrit { $description } ; remettez celui qui lui correspond
error-misfit-curve-missing = la courbe manque ; on y lit le temps et le meilleur réseau : remettez-la, ou commencez un nouvel entraînement (les réseaux de celui-ci restent)
error-misfit-curve-ends = la courbe s’arrête après { $end } images, alors que { $file } en est à { $state } ; on y lit le temps et le meilleur réseau : remettez-la, ou commencez un nouvel entraînement (les réseaux de celui-ci restent)
error-misfit-curve-rows = la courbe a { $there } lignes pour les { $images } premières images, alors que { $file } en compte { $counted } : remettez le fichier entier, ou commencez un nouvel entraînement (les réseaux de celui-ci restent)
error-misfit-other-base = ce n’est pas l’image de référence avec laquelle l’entraînement a commencé ; remettez celle-là
error-misfit-other-dataset = le jeu de données a changé depuis le début de l’entraînement : ses images ou ses classes sont différentes ; remettez-le comme il était
error-misfit-dataset-count = le jeu de données a changé depuis le début de l’entraînement : il a { $now } images au lieu de { $before } ; remettez-le comme il était
error-curve-no-table = elle est abîmée ({ $said })
error-curve-number = elle est abîmée (ligne { $line } : { $number })
error-curve-order = elle est abîmée (la ligne { $line } indique { $images } images et { $seconds } s, soit un moment antérieur à la ligne précédente)

## Jobs of other threads

error-no-thread = le système n’a plus de fil d’exécution : { $reason }
error-panicked = le programme a fait une erreur ({ $message })
error-stage-flat = toutes les images tirées de cette image de référence ont la même luminosité : le neurone n’a rien à voir
error-stage-no-best = sur cette image de référence, les deux caractéristiques n’ont pas de meilleurs poids : elles séparent malades et sains sans erreur, ou elles sont les mêmes
error-stage-too-few = cette série a trop peu d’images de sains ou de malades
