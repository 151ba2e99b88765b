### The room Play, the score, the gallery, the parts that many rooms share, and the words for answers.

## Answers, classes, tumors

answer-ill = malade
answer-healthy = sain

# Size of one tumor; "tumeur" is understood.
answer-size-big = grosse
answer-size-medium = moyenne
answer-size-small = petite

# Number of tumors of one size; "tumeurs" is understood.
answer-count-big = { $number ->
    [one] { $count } grosse
   *[other] { $count } grosses
}
answer-count-medium = { $number ->
    [one] { $count } moyenne
   *[other] { $count } moyennes
}
answer-count-small = { $number ->
    [one] { $count } petite
   *[other] { $count } petites
}

# What a picture shows, where all of its tumors have one size.
answer-only-big = { $number ->
    [one] { $count } grosse tumeur
   *[other] { $count } grosses tumeurs
}
answer-only-medium = { $number ->
    [one] { $count } tumeur moyenne
   *[other] { $count } tumeurs moyennes
}
answer-only-small = { $number ->
    [one] { $count } petite tumeur
   *[other] { $count } petites tumeurs
}

# The first, the middle and the last part of what a picture shows, where its tumors have several sizes.
answer-first-big = { $number ->
    [one] { $count } grosse tumeur
   *[other] { $count } grosses tumeurs
}
answer-first-medium = { $number ->
    [one] { $count } tumeur moyenne
   *[other] { $count } tumeurs moyennes
}
answer-middle-medium = { $number ->
    [one] { $count } moyenne
   *[other] { $count } moyennes
}
answer-last-medium = { $number ->
    [one] { $count } moyenne
   *[other] { $count } moyennes
}
answer-last-small = { $number ->
    [one] { $count } petite
   *[other] { $count } petites
}

answer-two-sizes = { $first } et { $last }
answer-three-sizes = { $first }, { $middle } et { $last }
answer-no-tumor = aucune tumeur
answer-found-and-outside = { $found } ({ $outside } hors de l’image)

# What to look for in a class.
answer-describe-a = 1–2 grosses tumeurs, jusqu’à 2 moyennes
answer-describe-b = 4–8 tumeurs moyennes, jusqu’à 3 petites
answer-describe-c = 20–48 petites tumeurs
answer-describe-z = sain : aucune tumeur

## The pictures that are played

play-own = PERSO

play-base-image = Référence
play-base-image-seen = Image de référence : le cerveau sain
play-base-image-hidden = Image de référence : cachée jusqu’à la réponse
play-sample = Échantillon
play-sample-to-read = Échantillon : l’image à lire
play-base-moved = Réf. alignée
play-which-picture = { $pictures }, numéro { $number }
play-blink-hint = Image de référence et échantillon en alternance à la place de l’échantillon (K)
play-outlines = Contours
    .hint = Les vraies tumeurs, après la réponse (O)
play-evidence = Évidence
    .hint = La carte d’évidence, après la réponse : où l’image parle pour la réponse du réseau (V)
play-hide = Cacher
    .hint = Cache l’image de référence jusqu’à votre réponse : à quel point vous aide-t-elle ? Ces manches sont comptées à part (N)
    .name = Cacher l’image de référence
play-hidden =
    Cachée jusqu’à la réponse.
    Vous lisez l’échantillon seul.
play-hidden-but-seen =
    Cachée jusqu’à la réponse.
    Vous l’avez déjà vue : cette manche compte avec elle, la suivante sans elle.

## The answers

play-question = Quel syndrome est-ce ?
play-truth = C’est { $truth } : { $found }.
play-press = touche { $class }
play-chip-right = Vous ✓
play-chip-wrong = Vous ✗
play-chip-truth = Bonne réponse
play-answer = { $class } : { $description }
play-answer-machine = la machine lui donne { $percent }
play-answer-yours = votre réponse
play-answer-true = la bonne réponse
play-answer-and = { $one } ; { $more }
play-same-sample-hint = Les deux joueurs jugent le même échantillon
play-you-right = Vous : { $answer } ✓ juste
play-you-wrong = Vous : { $answer } ✗ faux
play-machine-right = Machine : { $answer } ✓ juste
play-machine-wrong = Machine : { $answer } ✗ faux
play-machine-silent = La machine n’a pas répondu
play-next = Image suivante
    .hint = Espace
play-only-ill-or-healthy = La machine dit seulement malade ou sain
play-share = { $answer } { $percent }
play-machine-shares = La machine : { $shares }

## Where the machine looked

play-speaks-for = Ce qui parle pour
    .hint = Où la machine regarderait pour cette réponse
play-found-by = selon
play-searched-hint = Part de l’image qui a été examinée en détail
play-evidence-limits = Une carte montre où la réponse du réseau dépend de l’image, pas pourquoi. Elle est grossière : même l’évidence d’une tumeur déborde autour d’elle. Beaucoup d’évidence sur les tumeurs est bon signe, sans être une preuve ; peu invite à regarder de plus près.
play-not-said-yet = La machine n’a pas encore dit où elle a regardé
play-nothing-speaks = Rien ne plaide pour { $answer }
play-nothing-to-find = Rien à trouver : l’image est saine
play-scale-most = forte
play-scale-none = nulle
play-scale-evidence-none = évidence : nulle

## What tumors look like

play-examples-title = À quoi ressemble une tumeur
play-examples-text = Les tumeurs sont des taches plus claires que le cerveau sain. Leur nombre et leur taille donnent la classe. Chaque image est aussi déplacée, rétrécie, bruitée et d’un autre contraste : cela ne dit rien du syndrome.
play-examples-play = Jouer
    .hint = N’importe quelle touche
play-example = Exemple de { $class } : { $found }

## Who plays

play-you = Vous
play-machine = Machine
play-sees-sample = échantillon seul
play-sees-both = référence et échantillon
play-sees-sample-hint = Voit l’échantillon seul
play-sees-both-hint = Voit l’image de référence et l’échantillon
play-you-both-machine-sample = Vous : référence et échantillon ; machine : échantillon seul.
play-both-see-both = Vous et la machine voyez référence et échantillon.
play-both-see-sample = Vous et la machine voyez l’échantillon seul.
play-you-sample-machine-both = Vous : échantillon seul ; machine : référence et échantillon.
play-seen-and-only-ill-or-healthy = { $seen } La machine dit seulement malade ou sain.

play-network-bundled = Réseau { $mode } fourni
play-network-any = Le réseau pour toute image de référence
play-network-in-training = Le réseau en entraînement
play-network-trained = Le réseau que vous avez entraîné
play-network-from-file = Modèle d’un fichier
play-choice-any = Pour toute image de référence
play-short-bundled = { $mode } fourni
play-short-any = Toute référence
play-short-in-training = En entraînement
play-short-trained = Le vôtre
# In the middle of a sentence.
play-the-bundled-network = le réseau { $mode } fourni
play-the-network-for-any = le réseau pour toute image de référence
play-your-network = votre réseau
play-base-image-of = l’image de référence de { $network }
play-none-trained-hint = Lancez d’abord un entraînement : son premier réseau est là après quelques secondes
play-open-model = Ouvrir un modèle…
play-learned-other-recipe = Il a appris { $learned } ; vous jouez { $played }
play-learned-not-own-recipe = Il a appris { $learned } ; vous jouez votre propre recette
# The end of a sentence: why no network plays.
play-none-trained = aucun réseau n’a encore été entraîné
play-none-open = aucun modèle n’est ouvert
play-curve-not-yet = L’entraînement n’a encore rien mesuré
play-curve-not-recorded = Le fichier de ce réseau n’a pas de courbe d’apprentissage
play-curve-no-network = Aucun réseau ne joue

## The scores below the pictures

play-streak = série de { $count }
    .hint = Bonnes réponses de suite
play-ill-healthy = malade/sain
    .hint = La machine dit seulement malade ou sain, et seule cette réponse est notée
play-right-of = { $right } / { $rounds }
play-marks-hint = Les dernières manches, vous au-dessus de la machine : un disque pour juste, une croix pour faux
play-score = Score
    .hint = Les deux joueurs comparés (S)

## The session

play-seed = Graine
    .hint = La même graine donne les mêmes manches : donnez-la à un second joueur
play-seed-is = Graine { $seed }
play-another-seed = Autre graine
    .hint = Autre graine : d’autres images, les scores restent
play-same-pictures = Rejouer ces images
    .hint = Tous les scores à zéro, depuis l’image 1 de cette graine : les mêmes manches pour le joueur suivant
play-new-session = Nouvelle session
    .hint = Tous les scores à zéro, avec de nouvelles images
play-restore-session = Ancienne session
    .hint = Retrouver les scores et les images d’avant
play-save-session = Enregistrer…
    .hint = Chaque manche de la session dans un tableau (CSV)

## Messages

play-no-picture = Impossible de faire une image : { $reason }
play-no-prediction = Le réseau ne peut pas répondre : { $reason }
play-no-evidence = Le réseau ne peut pas dire pourquoi : { $reason }
play-interrupted = Le jeu a été interrompu : { $reason }. Choisissez « Nouvelle session » pour continuer
play-no-opponent = Ce réseau ne peut pas jouer : { $reason }
play-any-plays = Le réseau pour toute image de référence joue : il reçoit aussi l’image de référence
play-not-kept = Les manches ne sont pas gardées pour le prochain démarrage : { $reason }. Enregistrez la session avant de fermer la fenêtre

## Half a minute of training while play goes on

play-learn = Entraîner là-dessus (30 secondes)
    .hint = Entraîne un réseau sur cette image de référence et cette recette pendant que vous jouez (T). Le nouveau réseau remplace celui qui joue s’il est meilleur
play-learn-cancel = Annuler
    .hint = Arrête cet entraînement : il est conservé dans Entraînement, et la même machine continue de jouer
play-learn-bar-hint = Part écoulée de la demi-minute
play-learning = Un réseau apprend ces images : { $seconds } s sur { $all }. Continuez de jouer.
play-learning-right = Un réseau apprend ces images : { $seconds } s sur { $all }, { $percent } de { $pictures } images justes. Continuez de jouer.
play-judging = Le nouveau réseau et celui qui joue répondent aux mêmes images.
play-learn-stopped = L’entraînement est arrêté ; la même machine continue de jouer.
play-use-its-base = Prendre son image
    .hint = Jouer avec l’image de référence sur laquelle le réseau a appris
play-training-goes-on = Un entraînement est en cours, et continue
play-warning-training-goes-on = { $warning } Un entraînement est en cours, et continue.

## Both players compared

score-title = Vous et la machine
score-what = { $number ->
    [one] { $pictures } contre { $opponent }, { $count } manche
   *[other] { $pictures } contre { $opponent }, { $count } manches
}
score-close-hint = S ou Échap
score-your-answers = Vos réponses
score-machine-answers = Les réponses de la machine
score-who-was-right = Qui avait raison ?
score-both-right = Les deux
score-only-human = Juste : seulement vous
score-only-machine = Juste : seulement la machine
score-both-wrong = Aucun des deux
# The same under the heading "Qui avait raison ?", where there is little room.
score-short-only-human = Vous seul
score-short-only-machine = La machine seule
score-box = { $outcome } : { $count }
    .hint = Cliquez pour voir les images
score-no-numbers = Après une manche : cliquez sur un nombre pour voir ses images
score-click-a-number = Cliquez sur un nombre pour voir ses images
score-luck = Est-ce de la chance ?
    .hint = Un test des signes exact sur les manches où un seul des deux avait raison. Si vous regardez après chaque manche, la chance ressemble vite à une victoire : fixez d’abord le nombre de manches.
score-network-in-training = Le réseau en entraînement : { $words }
score-interval = { $share }, entre { $low } et { $high }
score-interval-hint = L’intervalle de confiance exact à { $confidence } (Clopper et Pearson) : sur 100 intervalles de ce genre, environ { $times } contiennent la vraie proportion de réponses justes
score-anything = pas encore de manche
score-figures = { $player } : { $figures }
score-guessing = { $percent }, au hasard
score-you-guessing = { $percent }, vous au hasard
score-machine-guessing = { $percent }, machine au hasard

score-no-round = Pas encore de manche : répondez à une image, et la comparaison apparaîtra ici.
score-no-round-of-these = Pas encore de manche { $pictures } contre cette machine ({ $opponent }) : répondez à une image, et la comparaison apparaîtra ici.
score-easier-question = { $verdict } La machine a la question plus facile : malade ou sain.
score-level = { $human } sur { $rounds } contre { $machine } sur { $rounds } : rien ne vous départage pour l’instant.
score-can-be-luck = { $human } sur { $rounds } contre { $machine } sur { $rounds } : cela peut être de la chance.
score-rounds-would-tell = { $number ->
    [one] { $human } sur { $rounds } contre { $machine } sur { $rounds } : cela peut être de la chance. Environ { $more } manche de plus comme celles-ci trancherait.
   *[other] { $human } sur { $rounds } contre { $machine } sur { $rounds } : cela peut être de la chance. Environ { $more } manches de plus comme celles-ci trancheraient.
}
score-you-better = { $human } sur { $rounds } contre { $machine } sur { $rounds } : vous lisez mieux ces images. Deux joueurs de même niveau arrivent à un tel écart dans { $chance } des cas.
score-machine-better = { $human } sur { $rounds } contre { $machine } sur { $rounds } : la machine lit mieux ces images. Deux joueurs de même niveau arrivent à un tel écart dans { $chance } des cas.
score-less-than = moins de { $percent }

## The gallery of pictures

gallery-close-hint = Échap
gallery-close-twice-hint = Échap, deux fois
gallery-all = Toutes les images
    .hint = Échap
gallery-none = Aucune image de ce genre
gallery-being-made = Les images sont en préparation
gallery-count = { $number ->
    [one] { $count } image ; cliquez dessus pour la voir en grand
   *[other] { $count } images ; cliquez sur une image pour la voir en grand
}
gallery-cut = Les { $shown } premières de { $all } images ; cliquez sur une image pour la voir en grand
gallery-no-picture = pas d’image
gallery-previous = ← Précédente
gallery-next = Suivante →
gallery-place = { $place } sur { $count }
gallery-look-inside = Regarder dedans
    .hint = Ce que le réseau calcule pour cette image, dans Réseau
gallery-some-hidden = { $title } (encore cachées : { $count })
gallery-cell-human = C’était { $truth }, vous avez dit { $said }
gallery-cell-machine = C’était { $truth }, la machine a dit { $said }
# Short lines under a picture.
gallery-label-true = Vrai : { $answer }
gallery-label-you = Vous : { $answer }
gallery-label-machine = Machine : { $answer }
gallery-label-machine-sure = Machine : { $answer } { $percent }
gallery-spoken = Image { $number } : c’était { $truth }
gallery-spoken-human = Image { $number } : c’était { $truth }, vous avez dit { $human }
gallery-spoken-machine = Image { $number } : c’était { $truth }, la machine a dit { $machine }
gallery-spoken-both = Image { $number } : c’était { $truth }, vous avez dit { $human }, la machine a dit { $machine }
gallery-spoken-sure = { $spoken } ({ $percent })
gallery-machine-right-sure = Machine : { $answer } ✓ juste, sûre à { $percent }
gallery-machine-wrong-sure = Machine : { $answer } ✗ faux, sûre à { $percent }
gallery-which = { $recipe }, graine { $seed }, image { $number }
gallery-altered = Bruit jusqu’à { $noise }, contraste × { $contrast }, luminosité { $brightness }, déplacement de { $columns } colonnes et { $rows } lignes

## Parts that many rooms share

widget-said = dit →
widget-true = vrai ↓
widget-right = justes
widget-nothing-yet = encore rien
widget-cell = { $player } : vrai { $truth }, dit { $said } : { $count }
widget-cell-right = { $count } des { $all } vrais { $truth } ont reçu la réponse { $said } ({ $percent }) : juste. Cliquez pour les voir.
widget-cell-wrong = { $count } des { $all } vrais { $truth } ont reçu la réponse { $said } ({ $percent }) : faux. Cliquez pour les voir.

widget-outside = { $count } hors de l’image
widget-fit = Tout
    .hint = L’image entière (0, ou un double clic)
widget-zoom-in = Agrandir
    .hint = Plus grand : la molette, deux doigts ou la touche +
widget-zoom-out = Réduire
    .hint = Plus petit : la molette, deux doigts ou la touche −
widget-zoom = { $factor } x
widget-blink = Alterner

widget-cleaned-name = Le nom sera « { $name } » : il doit pouvoir être celui d’un fichier.
widget-refused = { $field } : { $reason }
widget-nothing-typed = rien n’a été tapé
widget-no-number = « { $typed } » n’est pas un nombre
widget-not-finite = il faut un nombre fini
widget-not-whole = il faut un nombre entier
widget-not-between = il faut un nombre entre { $first } et { $last }

widget-learns = Le réseau apprend :
widget-learned = Le réseau a appris :
widget-loss-line = — perte
widget-accuracy-line = - - exactitude de validation
widget-this-answer = cette réponse
widget-learned-spoken = Perte { $loss }, exactitude de validation { $accuracy } après { $pictures } images
widget-loss-after =
    perte { $loss }
    après { $pictures } images
widget-right-after =
    { $accuracy } justes
    après { $pictures } images
widget-thousands = { $count } k
widget-read = { $line } { $value }
widget-read-elsewhere = { $line } { $value } ({ $place })
