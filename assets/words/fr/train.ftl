### The training room: its plan, its figures and its pages.

## The pages

train-page-race = Course
    .hint = Vous contre le réseau, selon le nombre d’images vues
train-page-gradients = Gradients
    .hint = Ce qui parvient à chaque couche
train-page-mistakes = Erreurs
    .hint = Les images sur lesquelles il se trompe
train-page-runs = Historique
    .hint = Tous les entraînements conservés
train-page-live = En direct
    .hint = Les courbes de l’entraînement en cours, ou du dernier
train-png = PNG
    .hint = Enregistre une image de ce qui est affiché ici
train-csv = CSV
    .hint = Enregistre en tableau les nombres affichés ici

## The column of the plan

train-plan = Entraînement
train-stories = Histoires…
    .hint = Des entraînements préparés : un qui reste bloqué, un qui surapprend, et leurs remèdes
train-start = Lancer
train-save-model = Enregistrer le modèle
    .none = Aucun réseau n’est encore entraîné
train-open-model = Ouvrir un modèle
    .hint = Il joue alors contre vous
train-discard = Abandonner
    .hint = Termine l’entraînement et jette son réseau
train-discard-not = Ne pas abandonner
train-discard-really = Vraiment abandonner ?
    .hint = Jette le réseau de cet entraînement
train-stop = Arrêter et garder
train-resume = Reprendre
train-pause = Pause
train-at-once = Effet immédiat
train-now = { $setting } maintenant
train-back-to = Revenir à { $value }, comme au départ
train-rate-now-hint = Le taux le plus haut ; son évolution continue à partir de lui
train-l2-now-hint = Tire les poids vers zéro
train-other-plan = Les chiffres sont ceux de { $plan }, pas de ce plan.
train-load-that-plan = Charger ce plan-là
train-more = Plus
train-more-changed = Plus (modifiés : { $count })
train-reset = Rétablir { $setting }
    .hint = Ce n’est pas le préréglage de ce réseau ; cliquez pour le reprendre
train-learns = Apprend
train-counted-pictures = { $number ->
        [one] { $count } image
       *[other] { $count } images
    }
train-endless-pictures = images sans fin
train-pictures-of = les images de { $name }
train-summary = { $network }, { $mode }, { $pictures }
train-summary-answers = { $network }, { $mode }, { $pictures }, { $answers }
train-length-minutes = { $minutes } min

## Pictures to learn from

train-reading = Lecture de { $name }…
train-stop-reading = Arrêter la lecture
    .hint = Le plan reste tel quel
train-given = { $name } : { $pictures }. Le réseau est mesuré sur des images nouvelles ({ $mode }).
train-given-running = { $count } de { $name }
train-fixed-running = { $count }, encore et encore
train-augmented-running = { $count }, augmentées
train-endless-running = sans fin
train-given-read = { $name } : { $number ->
        [one] { $count } image
       *[other] { $count } images
    } pour apprendre
train-given-is-read = Les images de { $name } sont en cours de lecture.
train-given-broken = Les images n’ont pas pu être lues : { $reason }

## The figures

train-right-unseen = Juste sur des images jamais vues
train-judged-of = sur { $count }
train-judged-interval = { $low }–{ $high } %
    .hint = Le nombre d’images de la mesure, et l’intervalle de confiance exact à 95 % (Clopper et Pearson) de la vraie proportion. Durant la première demi-minute, il y a moins d’images : une mesure par seconde ne coûte ainsi qu’un dixième du temps
train-judged-share = { $share } sur { $count } ({ $low } à { $high } %)
train-play-against = Jouer contre lui
    .later = Il joue quand sa demi-minute est finie, s’il est meilleur que celui qui joue
    .soon = Son premier réseau est là une seconde après le départ
train-recorded-on = Enregistré sur { $machine }.
train-pictures-seen = Images vues
train-pictures-per-second = Images par seconde
train-time = Temps
train-time-of = { $time } sur { $all }
train-time-then = Temps écoulé
train-right-in-training = Juste à l’entraînement
train-loss-in-training = Perte à l’entraînement
train-loss-on-others = Perte sur les autres
train-last-loss = Perte du dernier pas
train-device = Calcul
train-share-done = La part du plan déjà faite
train-right-by-class = Réponses justes par classe
train-preparing-device = Préparation du calcul
train-preparing-gpu = Préparation du GPU, { $seconds } s
train-preparing-gpu-in-full = Préparation du GPU, { $seconds } s : il compile et essaie les façons de calculer.
train-nothing-yet = Rien n’est encore entraîné.
train-one-answer-early = Le réseau dit { $answer } à tout. C’est normal les premières secondes.
train-one-answer = Le réseau dit { $answer } à tout. Un taux d’apprentissage plus petit ou une autre graine peut le débloquer.
train-first-measurement = La première mesure arrive.
train-found-guessing = Il devine encore : le hasard donne 25 %.
train-found-something = Il a trouvé quelque chose.
train-found-most = Le réseau répond juste à la plupart des images.
train-found-more = Le réseau répond juste à plus de 9 images sur 10.
train-found-all = Aussi bon que le meilleur réseau de 2019, qui a pris trois heures de GPU.
train-ill-nothing = Le réseau n’a encore rien trouvé. La réponse la plus fréquente, donnée toujours, est juste dans { $share } % des cas.
train-ill-something = Le réseau a trouvé quelque chose. La réponse la plus fréquente, donnée toujours, est juste dans { $share } % des cas.
train-ill-most = Le réseau distingue la plupart des malades des sains. La réponse la plus fréquente, donnée toujours, est juste dans { $share } % des cas.
train-ill-all = Le réseau distingue presque tous les malades des sains. La réponse la plus fréquente, donnée toujours, est juste dans { $share } % des cas.

## Charts

train-loss = Perte
train-accuracy = Exactitude
train-log-scale = Échelle log
train-line-step = chaque pas
train-line-training = entraînement
train-line-validation = validation
train-line-own-set = son propre jeu
train-line-test = test
train-line-chance = hasard
train-axis-pictures = images vues
train-after = après { $number ->
        [one] { $count } image
       *[other] { $count } images
    }
train-chart-first-steps = Les premiers pas arrivent
train-chart-press-start = Lancez l’entraînement
train-chart-recording-begins = L’enregistrement commence

## What the network says of one picture

train-said = Que dit-il maintenant ?
    .hint = Une colonne par mesure : la probabilité qu’il donne à chaque réponse pour une image.
train-said-answered = l’image à laquelle vous avez répondu dans Jeu
train-said-apart = une image hors entraînement
train-said-picture = L’image (bonne réponse : { $truth })
train-said-share = { $answer } { $share }
train-said-then = Après { $pictures } images, il dit { $answers }

## Gradients

train-gradients-first = Les premiers gradients arrivent.
train-gradients-none = Cliquez sur Lancer : cette vue montre la longueur du gradient dans chaque couche. Tant que le réseau devine, les premières couches en reçoivent peu ; quand il apprend, chaque couche en reçoit.
train-gradients-title = Longueur du gradient, couche par couche
    .now = maintenant
train-gradients-history = Au fil de l’entraînement
train-gradients-zero = Aucun gradient : plus rien ne peut changer.
train-gradients-vanished = Disparu : la première couche reçoit 1/{ $times } de ce que reçoit la sortie.
train-gradients-gone = Disparu : la première couche ne reçoit rien de ce que reçoit la sortie.
train-gradients-one-faint = Une couche ne reçoit presque rien.
train-gradients-little = Peu arrive au début : la première couche reçoit 1/{ $times } de ce que reçoit la sortie.
train-gradients-shared = Chaque couche reçoit sa part.
train-gradient-of = Gradient de { $layer } : { $length }
train-layer-convolution = conv { $place } ({ $filters } de { $size })
train-layer-dense = dense { $place } ({ $units })
train-layer-output = sortie ({ $units })

## Mistakes

train-mistakes-none = Cliquez sur Lancer : après chaque mesure, cette vue montre les images sur lesquelles il se trompe et vous laisse les regarder.
train-mistakes-about = { $count } images hors entraînement, après { $seen } vues
train-confusion = Matrice de confusion
    .hint = cliquez une case
    .name = Validation
train-by-size = Juste selon la taille
    .hint = Images avec au moins une tumeur de cette taille
train-by-contrast = Juste selon le contraste
    .hint = Tumeurs moins les 3 px autour, en niveaux de gris
train-reliability = Calibration
train-reliability-error = écart moyen de { $error }
train-reliability-bin = { $number ->
        [one] { $count } image
       *[other] { $count } images
    }, sûr à { $sure } en moyenne
    juste à { $right } ({ $low } à { $high })
train-reliability-axis = sa certitude
train-no-tumor = Aucune image n’a de tumeur.
train-wrong = { $number ->
        [one] { $count } erreur
       *[other] { $count } erreurs
    }
    .hint = Les montre, les plus sûres d’abord
train-whisker = { $right } justes sur { $count } ; intervalle à 95 % : { $low } à { $high } %
train-group-big = grosses
    .wrong = Erreurs : grosses tumeurs
    .title = Erreurs parmi celles à grosses tumeurs
train-group-medium = moyennes
    .wrong = Erreurs : tumeurs moyennes
    .title = Erreurs parmi celles à tumeurs moyennes
train-group-small = petites
    .wrong = Erreurs : petites tumeurs
    .title = Erreurs parmi celles à petites tumeurs
train-group-healthy = saines
    .wrong = Erreurs : images saines
    .title = Erreurs parmi les saines
train-group-contrast = { $lowest } à { $highest }
train-wrong-contrast = Erreurs : { $lowest } à { $highest } niveaux de gris
train-title-contrast = Erreurs parmi celles de { $lowest } à { $highest } niveaux de gris

## The race

train-race-you = vous
train-race-network = le réseau
train-race-your-line = vous, { $number ->
        [one] { $count } manche
       *[other] { $count } manches
    } { $mode }
train-race-your-line-alone = vous, { $number ->
        [one] { $count } manche
       *[other] { $count } manches
    } { $mode } sans l’image de référence
train-race-network-line = le réseau, sur des images hors entraînement
    .binary = le réseau, sur des images hors entraînement : pour tous deux, malade ou sain seulement
train-race-play = Jouer des manches { $mode }
train-race-begin = Qui apprend avec moins d’images ? Jouez des manches { $mode } et cliquez sur Lancer.
train-race-play-too = Le réseau est parti. Jouez des manches { $mode } : chaque réponse est un pas.
train-race-start-too = Vous avez commencé. Lancez maintenant l’apprentissage du réseau.
train-race-axis = images étiquetées vues (dix fois plus à chaque marque)
train-race-passed-after = dépassement après { $pictures }
train-race-ahead-from = devant une première fois à { $pictures }
train-race-passed = Le réseau vous a dépassé après { $seconds } s et { $pictures } images.
train-race-passed-you-again = Le réseau vous a dépassé après { $seconds } s et { $pictures } images. Vous êtes de nouveau devant : { $you } justes contre { $network }.
train-race-passed-open = Le réseau vous a dépassé après { $seconds } s et { $pictures } images. À présent, on ne peut dire qui est meilleur : { $you } justes contre { $network }.
train-race-you-ahead = Vous êtes devant : { $you } justes contre { $network }.
train-race-you-ahead-open = Vous êtes devant : { $you } justes contre { $network }. Les bandes se recouvrent encore : d’autres manches trancheraient.
train-race-level = Égalité : { $you } justes pour les deux. Les bandes se recouvrent encore : d’autres manches trancheraient.
train-race-machine-ahead = La machine est devant : { $network } justes contre { $you } pour vous. { $played ->
        [one] Une manche ne tranche pas
       *[other] { $rounds } manches ne tranchent pas
    } encore : { $number ->
        [one] { $more } manche de plus comme celles-ci trancherait
       *[other] { $more } manches de plus comme celles-ci trancheraient
    }.
train-race-machine-ahead-open = La machine est devant : { $network } justes contre { $you } pour vous. Les bandes se recouvrent trop pour trancher.
train-race-passed-message = Il vous a dépassé après { $seconds } s et { $pictures } images : le réseau en entraînement répond juste sur { $share } des { $count } images, vous sur { $right } des { $rounds } manches

## Half a minute of training for the game

train-challenge-plays = Le nouveau réseau joue : { $new } justes, contre { $was } pour { $old }, sur les mêmes { $pictures } images
train-challenge-plays-alone = Le nouveau réseau joue : { $new } justes sur { $pictures } images
train-challenge-elsewhere = Vous jouez maintenant avec une autre recette ou une autre image de référence : { $old } continue donc à jouer. Sur les images de l’entraînement, le nouveau réseau a { $new } de réponses justes, contre { $was } pour { $old }
train-challenge-stays = { $old } reste : { $was } justes, contre { $new } pour le nouveau réseau, sur les mêmes { $pictures } images
train-challenge-elsewhere-alone = Vous jouez maintenant avec une autre recette ou une autre image de référence. Sur les images de l’entraînement, le nouveau réseau a { $new } de réponses justes
train-challenge-not-compared = Celui qui joue reste, faute de comparaison avec le nouveau réseau : { $reason }
train-goes-on = Un entraînement est en cours et continue : arrêtez-le d’abord dans Entraînement, ou attendez sa fin
